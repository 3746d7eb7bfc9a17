package dev.brigade.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.brigade.outbox.RelayStatus.State;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What transactions of Kafka add to what the other tests show of these relays, too. */
@Execution(ExecutionMode.SAME_THREAD) // they share a hook
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = ".*_TRANSACTIONAL")
class TransactionalIT {
    final Marketplace market;

    TransactionalIT(Kind kind) {
        market = new Marketplace(kind);
    }

    @AfterEach
    void close() throws SQLException {
        market.close();
    }

    @Test
    void what_kafka_has_does_not_come_again_though_the_database_could_not_note_it()
            throws Exception {
        try (Logged log = new Logged(market.config.slot());
                TopicReader reader = market.reader();
                Relay relay = market.start()) {
            await().until(() -> relay.status().state() == State.RUNNING);
            market.fillDisk("outbox_relay_offset");
            OutboxEvent first = market.event("a1", 1);
            market.commit(first);
            await().until(() -> relay.status().state() == State.DATABASE_FULL);
            OutboxEvent second = market.event("a1", 2);
            market.commit(second);
            market.makeRoom();
            await().until(() -> log.lines().size() == 2); // it works again
            OutboxEvent third = market.event("a1", 3);
            market.commit(third);
            reader.await(read ->
                    read.stream().map(TopicReader::id).anyMatch(third.id().toString()::equals));
            assertThat(reader.records)
                    .extracting(TopicReader::id)
                    .containsExactly(
                            first.id().toString(), second.id().toString(), third.id().toString());
        }
    }

    /** Whatever its predecessor still commits while it starts, it takes for published. */
    @Test
    void the_position_is_read_when_its_predecessor_cannot_publish_any_more() throws Exception {
        market.start().close();
        OutboxEvent first = market.event("a1", 1);
        market.commit(first);
        LogChange.Position end = new LogChange.Position(market.logEnd(), 1);
        OutboxEvent second = market.event("a1", 2);
        market.commit(second);
        RelayProgress progress = new RelayProgress(market.config.slot());
        try (TransactionalSender predecessor = new TransactionalSender(market.config, progress);
                TopicReader reader = market.reader()) {
            predecessor.send(row(first));
            ProducerHook.whenTheNextIsMade(() -> predecessor.commit(end));
            try (Relay _ = Marketplace.start(market.config.withProducer(ProducerHook.USED))) {
                assertThat(reader.await(second))
                        .containsExactlyElementsOf(TopicReader.ids(first, second));
            }
        }
    }

    /** A limit that the markers of transactions stay below, and no position does. */
    @Test
    void nothing_is_published_without_its_position() throws Exception {
        market.create(PublishedPosition.topic(market.config), Map.of("max.message.bytes", "100"));
        OutboxEvent event = market.event("a1", 1);
        try (Relay relay = market.start();
                TopicReader reader = market.reader()) {
            market.commit(event);
            await().until(() -> relay.status().state() == State.RETRYING);
            assertThat(relay.status().published()).isZero();
            market.configure(
                    PublishedPosition.topic(market.config), "max.message.bytes", "1000000");
            OutboxEvent next = market.event("a1", 2);
            market.commit(next);
            assertThat(reader.await(next)).containsExactlyElementsOf(TopicReader.ids(event, next));
        }
    }

    /** Even one that is larger than the engine's batches. */
    @Test
    void a_transaction_of_the_database_is_seen_whole_or_not_at_all() throws Exception {
        String later = "later." + UUID.randomUUID();
        OutboxEvent[] events = new OutboxEvent[EngineProperties.BATCH + 100];
        Arrays.setAll(events, i -> market.event("a1", i + 1));
        events[events.length - 1] = Marketplace.event(later, "a2", 1, "{}");
        try (Relay relay = market.start();
                TopicReader reader = market.reader()) {
            market.commit(events);
            await().until(() -> relay.status().state() == State.TOPIC_MISSING);
            assertThat(reader.end()).isZero();
            market.create(later);
            assertThat(reader.await(events.length - 1))
                    .extracting(TopicReader::id)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void one_that_comes_back_after_another_has_begun_publishes_nothing() throws Exception {
        market.start().close();
        RelayProgress progress = new RelayProgress(market.config.slot());
        try (TransactionalSender zombie = new TransactionalSender(market.config, progress)) {
            zombie.send(row(market.event("a1", 1)));
            try (TransactionalSender _ = new TransactionalSender(market.config, progress)) {
                assertThatThrownBy(() -> zombie.commit(new LogChange.Position(1, 1)))
                        .hasMessageContaining("epoch");
            }
        }
        try (TopicReader reader = market.reader();
                Relay _ = market.start()) {
            OutboxEvent next = market.event("a1", 2);
            market.commit(next);
            assertThat(reader.await(1))
                    .extracting(TopicReader::id)
                    .containsExactly(next.id().toString());
        }
    }

    /** Else nobody could read past it until the broker gives it up. */
    @Test
    void a_transaction_that_is_open_when_the_relay_stops_is_aborted() throws Exception {
        market.start().close();
        RelayProgress progress = new RelayProgress(market.config.slot());
        try (TransactionalSender stopped = new TransactionalSender(market.config, progress)) {
            stopped.send(row(market.event("a1", 1)));
        }
        OutboxEvent event = market.event("a1", 2);
        long start = System.nanoTime();
        try (TopicReader reader = market.reader();
                Relay _ = Marketplace.start(Kind.PGOUTPUT.of(market.config))) {
            market.commit(event);
            assertThat(reader.await(1))
                    .extracting(TopicReader::id)
                    .containsExactly(event.id().toString());
        }
        assertThat(System.nanoTime() - start).isLessThan(15_000_000_000L);
    }

    private OutboxRow row(OutboxEvent event) {
        return new OutboxRow(
                Map.of(
                        "id", event.id().toString(),
                        "aggregatetype", market.topic,
                        "aggregateid", event.aggregateId(),
                        "type", event.type(),
                        "decider", event.decider(),
                        "version", "1",
                        "correlationid", "c",
                        "occurred_at", event.occurredAt().toString(),
                        "payload", "{}"),
                1,
                1);
    }

    @Test
    void a_database_that_is_older_than_what_was_published_is_not_taken_for_the_same()
            throws Exception {
        market.start().close();
        try (Relay relay = market.start()) {
            await().until(() -> relay.status().state() == State.RUNNING);
        }
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", market.config.bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    PublishedPosition.topic(market.config),
                                    market.config.slot(),
                                    Long.toString(Long.MAX_VALUE).getBytes(UTF_8)))
                    .get();
        }
        try (Relay relay = market.start()) {
            await().until(() -> relay.status().state() == State.SLOT_LOST);
            assertThat(relay.status().lastError()).contains("restored");
        }
    }
}
