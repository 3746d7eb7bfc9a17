package dev.brigade.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.outbox.RelayStatus.State;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a relay waits for, what it says meanwhile, and that it goes on by itself. */
@ParameterizedClass
@EnumSource(Kind.class)
class RelayTroubleIT {
    final Marketplace market;

    RelayTroubleIT(Kind kind) {
        market = new Marketplace(kind);
    }

    @AfterEach
    void close() throws SQLException {
        market.close();
    }

    @Test
    void a_topic_that_is_missing_stalls_the_relay_until_it_is_there() throws Exception {
        String later = "later." + UUID.randomUUID();
        try (Relay relay = market.start();
                TopicReader reader = market.reader()) {
            market.commit(Marketplace.event(later, "a1", 1, "{}"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> relay.status().state() == State.TOPIC_MISSING);
            assertThat(relay.status().lastError()).contains(later);
            assertThat(relay.status().healthy()).isFalse();

            market.create(later);
            market.commit(market.event("a1", 2));
            reader.await(1);
            await().until(() -> relay.status().state() == State.RUNNING);
            assertThat(relay.status().lastError()).isNull();
            await().until(() -> relay.status().published() == 2);
        }
    }

    /** Debezium has a thread of its own for that, which begins after ten seconds. */
    @Test
    void the_stream_outlives_a_long_wait_for_kafka() throws Exception {
        Assumptions.assumeTrue(market.kind.engine() != RelayEngine.DEBEZIUM);
        String database = market.query("select current_database()");
        market.execute("alter database " + database + " set wal_sender_timeout = '3s'");
        String stream =
                "select active_pid from pg_replication_slots where slot_name = '%s'"
                        .formatted(market.config.slot());
        try (Relay relay = market.start()) {
            await().until(() -> relay.status().state() == State.RUNNING);
            String before = market.query(stream);
            market.commit(Marketplace.event("later." + UUID.randomUUID(), "a1", 1, "{}"));
            await().until(() -> relay.status().state() == State.TOPIC_MISSING);
            await().during(Duration.ofSeconds(5))
                    .until(() -> Objects.equals(before, market.query(stream)));
            assertThat(before).isNotNull();
        }
    }

    /** The broker makes its partitions one after another, and refuses what comes too early. */
    @Test
    void events_that_waited_for_their_topic_arrive_in_order() throws Exception {
        String later = "later." + UUID.randomUUID();
        int accounts = 100;
        int versions = 5;
        try (Relay relay = market.start()) {
            for (int version = 1; version <= versions; version++) {
                OutboxEvent[] events = new OutboxEvent[accounts];
                for (int i = 0; i < accounts; i++) {
                    events[i] = Marketplace.event(later, "a" + i, version, "{}");
                }
                market.commit(events);
            }
            await().until(() -> relay.status().state() == State.TOPIC_MISSING);

            market.create(later, 64);

            try (TopicReader reader = new TopicReader(market.config.bootstrapServers(), later)) {
                assertThat(versionsByKey(reader.await(accounts * versions)))
                        .hasSize(accounts)
                        .allSatisfy(
                                (_, seen) -> assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L));
            }
        }
    }

    @Test
    void a_slot_that_something_else_reads_is_named_and_taken_when_it_is_free() throws Exception {
        market.start().close();
        OutboxEvent event = market.event("a1", 1);
        try (Logged log = new Logged(market.config.slot());
                TopicReader reader = market.reader();
                LogHolder holder = new LogHolder(market);
                Relay relay = market.start()) {
            await().until(() -> log.lines().size() == 1);
            assertThat(relay.status().state()).isEqualTo(State.SLOT_HELD);
            assertThat(relay.status().healthy()).isFalse();
            assertThat(relay.status().lastError()).contains(market.config.slot(), "process");
            market.commit(event);
            holder.close();
            assertThat(reader.await(1)).extracting(TopicReader::id).contains(event.id().toString());
            await().until(() -> relay.status().state() == State.RUNNING);
            await().until(() -> log.lines().size() == 2);
            assertThat(log.lines().getFirst()).contains("is held by server process");
            assertThat(log.lines().getLast()).contains("works again");
        }
    }

    @Test
    void a_database_that_is_full_is_named_and_nothing_is_lost_when_it_has_room_again()
            throws Exception {
        try (Logged log = new Logged(market.config.slot());
                TopicReader reader = market.reader();
                Relay relay = market.start()) {
            await().until(() -> relay.status().state() == State.RUNNING);
            market.fillDisk("outbox_relay_offset");
            market.commit(market.event("a1", 1));
            await().until(() -> relay.status().state() == State.DATABASE_FULL);
            assertThat(relay.status().lastError()).contains("No space left on device");
            await().during(Duration.ofSeconds(3))
                    .until(() -> relay.status().state() == State.DATABASE_FULL);
            assertThat(log.lines()).hasSize(1);
            OutboxEvent last = market.event("a1", 2);
            market.commit(last);
            market.makeRoom();
            reader.await(read ->
                    read.stream().map(TopicReader::id).anyMatch(last.id().toString()::equals));
            await().until(() -> relay.status().state() == State.RUNNING);
            await().until(() -> log.lines().size() == 2);
            assertThat(log.lines().getFirst()).contains("No space left on device");
        }
    }

    @Test
    void an_idle_relay_lets_go_of_the_log_that_others_write() throws Exception {
        try (Relay relay =
                Marketplace.start(market.config.withHeartbeatInterval(Duration.ofMillis(200)))) {
            await().until(() -> relay.status().state() == State.RUNNING);
            market.execute(
                    "create table other as select i, repeat('x', 100) from generate_series(1, 50000) i");
            String written = market.query("select pg_current_wal_lsn()");
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            "t"
                                    .equals(
                                            market.query(
                                                    "select confirmed_flush_lsn >= '%s' from pg_replication_slots where slot_name = '%s'"
                                                            .formatted(
                                                                    written,
                                                                    market.config.slot()))));
            await().until(() -> relay.status().lagBytes().orElse(Long.MAX_VALUE) < 1_000_000);
            assertThat(relay.status().retainedBytes()).isPresent();
        }
    }

    private static Map<String, List<Long>> versionsByKey(
            List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .collect(
                        Collectors.groupingBy(
                                one -> new String(one.key(), UTF_8),
                                Collectors.mapping(
                                        one -> Long.valueOf(TopicReader.header(one, "ce_version")),
                                        Collectors.toList())));
    }
}
