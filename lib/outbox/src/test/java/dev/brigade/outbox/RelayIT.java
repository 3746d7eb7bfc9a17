package dev.brigade.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.messaging.CloudEvents;
import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.Uuids;
import dev.brigade.outbox.RelayStatus.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Kind.class)
class RelayIT {
    final Marketplace market;

    RelayIT(Kind kind) {
        market = new Marketplace(kind);
    }

    @AfterEach
    void close() throws SQLException {
        market.close();
    }

    @Test
    void a_committed_event_arrives_as_a_cloud_event_with_its_key_and_its_place_in_the_log()
            throws Exception {
        UUID id = Uuids.v7();
        String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        Instant occurredAt = Instant.parse("2026-03-01T10:00:00.123456Z");
        OutboxEvent event =
                new OutboxEvent(
                        id,
                        market.topic,
                        "a1",
                        "Account",
                        "AccountOpenedEvent",
                        "{\"final\": false}",
                        7,
                        "correlation-1",
                        "causation-1",
                        "command-1",
                        traceparent,
                        occurredAt);
        try (Relay _ = market.start();
                TopicReader reader = market.reader()) {
            market.commit(event);
            ConsumerRecord<byte[], byte[]> record = reader.await(1).getFirst();

            assertThat(CloudEvents.fromRecord(record))
                    .isEqualTo(
                            new EventEnvelope(
                                    id.toString(),
                                    "AccountOpenedEvent",
                                    Marketplace.SOURCE,
                                    "a1",
                                    occurredAt,
                                    "Account",
                                    7,
                                    "correlation-1",
                                    "causation-1",
                                    "command-1",
                                    traceparent,
                                    "{\"final\": false}"));
            assertThat(new String(record.key(), UTF_8)).isEqualTo("a1");
            assertThat(TopicReader.header(record, "brigade_lsn")).matches("[0-9A-F]+/[0-9A-F]+");
            assertThat(Long.parseLong(TopicReader.header(record, "brigade_committedat")))
                    .isBetween(
                            System.currentTimeMillis() - 60_000,
                            System.currentTimeMillis() + 1_000);
        }
    }

    @Test
    void a_snapshot_is_marked_and_nothing_else_is() throws Exception {
        try (Relay _ = market.start();
                TopicReader reader = market.reader()) {
            market.commit(market.fullEvent("a1", 1), market.event("a1", 2));
            assertThat(reader.await(2))
                    .extracting(record -> record.headers().lastHeader("ce_snapshot"))
                    .satisfiesExactly(
                            snapshot ->
                                    assertThat(new String(snapshot.value(), UTF_8))
                                            .isEqualTo("true"),
                            other -> assertThat(other).isNull());
        }
    }

    @Test
    void events_of_one_aggregate_arrive_in_the_order_of_their_commits() throws Exception {
        try (Relay _ = market.start();
                TopicReader reader = market.reader()) {
            for (int version = 1; version <= 99; version += 3) {
                market.commit(
                        market.event("a1", version),
                        market.event("a1", version + 1),
                        market.event("a1", version + 2));
            }
            assertThat(reader.await(99))
                    .extracting(record -> Integer.valueOf(TopicReader.header(record, "ce_version")))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void events_of_a_transaction_that_rolls_back_never_arrive() throws Exception {
        OutboxEvent after = market.event("a1", 2);
        try (Relay _ = market.start();
                TopicReader reader = market.reader()) {
            try (Connection connection = market.connect()) {
                connection.setAutoCommit(false);
                market.publish(connection, market.event("a1", 1));
                connection.rollback();
            }
            market.commit(after);
            assertThat(reader.await(1))
                    .extracting(TopicReader::id)
                    .containsExactly(after.id().toString());
        }
    }

    @Test
    void what_is_committed_while_no_relay_runs_is_published_by_the_next_one() throws Exception {
        market.start().close();
        market.commit(market.event("a1", 1));
        try (TopicReader reader = market.reader()) {
            for (int version = 2; version <= 4; version++) {
                try (Relay _ = market.start()) {
                    int expected = version;
                    market.commit(market.event("a1", version));
                    reader.await(read ->
                            read.stream().map(TopicReader::id).distinct().count() == expected);
                }
            }
        }
    }

    @Test
    void the_lag_is_the_age_of_the_oldest_event_that_kafka_has_not() throws Exception {
        String later = "later." + UUID.randomUUID();
        try (Relay relay = market.start()) {
            await().until(() -> relay.status().state() == State.RUNNING);
            await().until(() -> relay.status().lagSeconds().orElse(-1) == 0);
            market.commit(Marketplace.event(later, "a1", 1, "{}"));
            long committed = System.nanoTime();
            await().until(() -> relay.status().state() == State.TOPIC_MISSING);
            assertThat(relay.status().lagSeconds().orElseThrow())
                    .isBetween(2.0, (System.nanoTime() - committed) / 1e9 + 1);
            market.create(later);
            await().until(() -> relay.status().lagSeconds().orElse(-1) == 0);
        }
    }

    @Test
    void a_relay_that_does_not_publish_tells_how_old_the_last_offset_is() throws Exception {
        try (Relay leader = market.start()) {
            await().until(() -> leader.status().state() == State.RUNNING);
            market.commit(market.event("a1", 1));
            await().until(() -> leader.status().published() == 1);
        }
        market.execute(
                "update outbox_relay_offset set updated_at = now() - interval '1 hour' where slot = '"
                        + market.config.slot()
                        + "'");
        try (LogHolder _ = new LogHolder(market);
                Relay relay = market.start()) {
            await().until(() -> relay.status().state() == State.SLOT_HELD);
            await().until(() -> relay.status().lagSeconds().orElse(-1) >= 3600);
        }
    }

    @Test
    void the_offset_is_kept_in_the_database() throws Exception {
        String offsets =
                "select count(*) from outbox_relay_offset where value::jsonb ? 'lsn_proc' and slot = '"
                        + market.config.slot()
                        + "'";
        try (Relay _ = market.start();
                TopicReader reader = market.reader()) {
            market.commit(market.event("a1", 1));
            reader.await(1);
            await().until(() -> "1".equals(market.query(offsets)));
        }
    }
}
