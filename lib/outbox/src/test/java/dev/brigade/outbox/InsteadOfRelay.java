package dev.brigade.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.messaging.CloudEvents;
import dev.brigade.outbox.RelayStatus.State;
import io.debezium.engine.DebeziumEngine;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Some other program takes the place of the relay, with its configuration in {@code deploy}. */
abstract class InsteadOfRelay {
    final Marketplace market = new Marketplace(Kind.PGOUTPUT);
    private final RelayConfig watching = market.config.withEngine(RelayEngine.EXTERNAL);
    private final BlockingQueue<ConsumerRecord<byte[], byte[]>> published =
            new LinkedBlockingQueue<>();

    /** The other program, which sends to Kafka. */
    abstract DebeziumEngine<?> engine(Consumer<ConsumerRecord<byte[], byte[]>> kafka)
            throws Exception;

    /** It refuses to start with those of a slot that is gone. */
    abstract void forgetOffsets() throws Exception;

    private AutoCloseable start() throws Exception {
        DebeziumEngine<?> engine =
                engine(record -> {
                    if (record.topic().equals(market.topic)) {
                        published.add(record);
                    }
                });
        Thread.ofPlatform().start(engine);
        return engine;
    }

    private ConsumerRecord<byte[], byte[]> next() throws InterruptedException {
        ConsumerRecord<byte[], byte[]> record = published.poll(60, TimeUnit.SECONDS);
        assertThat(record).as("record of the other program").isNotNull();
        return record;
    }

    private void awaitRecord(OutboxEvent event) throws InterruptedException {
        String id = event.id().toString();
        while (!TopicReader.id(next()).equals(id)) {
            continue; // it has no offset of what it sent before
        }
    }

    @AfterEach
    void close() throws SQLException {
        market.close();
    }

    @Test
    void it_publishes_what_the_relay_would() throws Exception {
        OutboxEvent full = market.fullEvent("a1", 1);
        OutboxEvent bare = market.event("a1", 2);
        ConsumerRecord<byte[], byte[]> fromRelay;
        ConsumerRecord<byte[], byte[]> bareFromRelay;
        try (Relay _ = market.start();
                TopicReader reader = market.reader()) {
            market.commit(full, bare);
            fromRelay = reader.await(2).getFirst();
            bareFromRelay = reader.records.getLast();
        }
        market.execute(
                "delete from outbox_relay_offset where slot = '" + market.config.slot() + "'");
        market.commit(full, bare);

        try (AutoCloseable _ = start()) {
            assertSame(next(), fromRelay);
            assertSame(next(), bareFromRelay);
        }
    }

    @Test
    void a_relay_that_watches_it_says_whether_it_is_there() throws Exception {
        OutboxEvent first = market.event("a1", 1);
        OutboxEvent second = market.event("a1", 2);
        try (Logged log = new Logged(market.config.slot());
                Relay relay = Marketplace.start(watching)) {
            market.commit(first); // it has never run yet
            awaitState(relay, State.EXTERNAL_AWAY);
            try (AutoCloseable _ = start()) {
                awaitRecord(first);
                awaitState(relay, State.EXTERNAL);
                assertThat(relay.status().healthy()).isTrue();
                assertThat(relay.status().lastError()).isNull();
                assertThat(log.lines()).hasSize(2);
            }
            awaitState(relay, State.EXTERNAL_AWAY);
            assertThat(relay.status().healthy()).isFalse();
            assertThat(relay.status().lastError()).contains(market.config.slot());
            long before = relay.status().lagBytes().orElseThrow();
            market.commit(second);
            await().until(() -> relay.status().lagBytes().orElseThrow() > before);
            await().until(() -> relay.status().lagSeconds().orElseThrow() > 2);
            assertThat(relay.status().retainedBytes()).isPresent();
            try (AutoCloseable _ = start()) {
                awaitRecord(second);
                awaitState(relay, State.EXTERNAL);
                await().until(() -> relay.status().lagSeconds().orElseThrow() < 2);
                assertThat(log.lines()).hasSize(4);
            }
            assertThat(log.lines().get(2)).contains("does not publish", "external engine");
            assertThat(log.lines().get(3)).contains("works again");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DEBEZIUM", "PGOUTPUT"})
    void it_and_the_relay_take_turns_and_nothing_is_missing(RelayEngine own) throws Exception {
        RelayConfig relaying = market.config.withEngine(own);
        OutboxEvent[] events = new OutboxEvent[7];
        for (int i = 0; i < events.length; i++) {
            events[i] = market.event("a1", i + 1);
        }
        try (TopicReader reader = market.reader()) {
            try (Relay _ = Marketplace.start(relaying)) {
                market.commit(events[0]);
                market.commit(events[1]); // with the first alone it has read no transaction whole
                reader.await(events[1]);
            }
            long left = market.logEnd();
            market.commit(events[2]);
            try (Relay watcher = Marketplace.start(watching)) {
                try (AutoCloseable _ = start()) {
                    awaitRecord(events[2]);
                    market.commit(events[3]);
                    awaitRecord(events[3]);
                    awaitState(watcher, State.EXTERNAL);
                    awaitServerWithoutLogUpTo(left);
                }
                awaitState(watcher, State.EXTERNAL_AWAY);
                market.commit(events[4]);
            }
            try (Relay relay = Marketplace.start(relaying)) {
                reader.await(events[4]);
                market.commit(events[5]);
                reader.await(events[5]);
                awaitState(relay, State.RUNNING);
            }
            market.commit(events[6]);
            forgetOffsets(); // those of its first turn
            try (Relay watcher = Marketplace.start(watching);
                    AutoCloseable _ = start()) {
                awaitRecord(events[6]);
                awaitState(watcher, State.EXTERNAL);
            }
        }
    }

    /** The relay will not find there what it had read last. */
    private void awaitServerWithoutLogUpTo(long position) {
        String passed =
                "select pg_wal_lsn_diff(restart_lsn, '0/0') > %d from pg_replication_slots where slot_name = '%s'"
                        .formatted(position, market.config.slot());
        await().until(() -> {
            market.execute("select pg_log_standby_snapshot()");
            return "t".equals(market.query(passed));
        });
    }

    @Test
    void it_goes_on_when_an_operator_has_dealt_with_the_loss_of_its_slot() throws Exception {
        OutboxEvent first = market.event("a1", 1);
        OutboxEvent second = market.event("a1", 2);
        try (Relay relay = Marketplace.start(watching)) {
            market.commit(first);
            try (AutoCloseable _ = start()) {
                awaitRecord(first);
            }
            market.dropSlot();
            awaitState(relay, State.SLOT_LOST);
            ExternalEngineIT.resume(market, relay);
            forgetOffsets();
            awaitState(relay, State.EXTERNAL_AWAY);
            market.commit(second);
            try (AutoCloseable _ = start()) {
                awaitRecord(second);
                awaitState(relay, State.EXTERNAL);
            }
        }
    }

    private static void awaitState(Relay relay, State state) {
        await().atMost(Duration.ofSeconds(10)).until(() -> relay.status().state() == state);
    }

    private static void assertSame(
            ConsumerRecord<byte[], byte[]> other, ConsumerRecord<byte[], byte[]> relay) {
        assertThat(other.topic()).isEqualTo(relay.topic());
        assertThat(new String(other.key(), UTF_8)).isEqualTo(new String(relay.key(), UTF_8));
        assertThat(CloudEvents.fromRecord(other)).isEqualTo(CloudEvents.fromRecord(relay));
        assertThat(TopicReader.header(other, CloudEvents.CONTENT_TYPE)).isEqualTo(CloudEvents.JSON);
        assertThat(isSnapshot(other)).isEqualTo(isSnapshot(relay));
    }

    /** Connect sends the header of a null as well, without a value. */
    private static boolean isSnapshot(ConsumerRecord<byte[], byte[]> record) {
        Header mark = record.headers().lastHeader(OutboxRow.SNAPSHOT);
        return mark != null && mark.value() != null;
    }

    /** Where the test's database is. */
    final void address(Map<String, String> connector) {
        Properties parts = market.config.database().parts();
        connector.put("database.hostname", parts.getProperty("PGHOST"));
        connector.put("database.port", parts.getProperty("PGPORT"));
        connector.put("database.dbname", parts.getProperty("PGDBNAME"));
        connector.put("database.user", market.config.user());
        connector.put("database.password", market.config.password());
        connector.put("slot.name", market.config.slot());
        // The name of its MBeans, too: one that others have is waited for, up to a minute.
        connector.put("topic.prefix", market.config.slot());
    }
}
