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
import java.time.Duration;
import java.time.Instant;
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
    void an_event_that_is_too_large_goes_to_the_dead_letters_and_the_others_pass()
            throws Exception {
        OutboxEvent large =
                Marketplace.event(
                        market.topic, "a1", 1, "{\"text\": \"" + "x".repeat(2_000_000) + "\"}");
        OutboxEvent next = market.event("a2", 1);
        try (Relay relay = market.start();
                TopicReader reader = market.reader()) {
            market.commit(large, next);
            assertThat(reader.await(1))
                    .extracting(TopicReader::id)
                    .containsExactly(next.id().toString());
            await().until(() -> relay.status().deadLetters() == 1);
            await().until(() -> relay.status().state() == State.RUNNING);
        }
        assertThat(
                        market.query(
                                "select event_id from outbox_dead_letter where cause like '%larger than%'"))
                .isEqualTo(large.id().toString());
        assertThat(market.query("select event ->> 'aggregateid' from outbox_dead_letter"))
                .isEqualTo("a1");
        assertThat(market.query("select event ->> 'version' from outbox_dead_letter"))
                .isEqualTo("1");
    }

    @Test
    void an_event_for_a_topic_that_cannot_be_goes_to_the_dead_letters() throws Exception {
        OutboxEvent next = market.event("a2", 1);
        try (Relay _ = market.start();
                TopicReader reader = market.reader()) {
            market.commit(Marketplace.event("no such topic!", "a1", 1, "{}"), next);
            assertThat(reader.await(1))
                    .extracting(TopicReader::id)
                    .containsExactly(next.id().toString());
        }
        assertThat(market.query("select topic from outbox_dead_letter"))
                .isEqualTo("no such topic!");
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
        Assumptions.assumeTrue(market.kind != Kind.DEBEZIUM);
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

    @Test
    void a_lost_slot_is_reported_and_nothing_is_published_until_someone_says_how_to_go_on()
            throws Exception {
        try (Relay relay = market.start();
                TopicReader reader = market.reader()) {
            market.commit(market.event("a1", 1));
            reader.await(1);
            relay.close();
        }
        market.dropSlot();
        try (Relay relay = market.start();
                TopicReader reader = market.reader()) {
            await().until(() -> relay.status().state() == State.SLOT_LOST);
            assertThat(relay.status().lastError()).contains("Publish them again");

            market.execute(
                    "delete from outbox_relay_offset where slot = '" + market.config.slot() + "'");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> relay.status().state() == State.RUNNING);
            OutboxEvent event = market.event("a1", 2);
            market.commit(event);
            assertThat(reader.await(2)).extracting(TopicReader::id).contains(event.id().toString());
        }
    }

    @Test
    void a_slot_that_was_made_anew_behind_the_relays_back_is_not_trusted() throws Exception {
        try (Relay relay = market.start();
                TopicReader reader = market.reader()) {
            market.commit(market.event("a1", 1));
            market.commit(market.event("a1", 2));
            reader.await(2);
            relay.close();
        }
        market.dropSlot();
        market.commit(market.event("a1", 3));
        market.execute(
                "select pg_create_logical_replication_slot('"
                        + market.config.slot()
                        + "', 'pgoutput')");
        try (Relay relay = market.start()) {
            await().until(() -> relay.status().state() == State.SLOT_LOST);
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
    void a_slot_that_something_else_reads_is_named_and_taken_when_it_is_free() throws Exception {
        market.start().close();
        OutboxEvent event = market.event("a1", 1);
        try (Logged log = new Logged();
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
        try (Logged log = new Logged();
                TopicReader reader = market.reader();
                Relay relay = market.start()) {
            await().until(() -> relay.status().state() == State.RUNNING);
            market.fillDisk();
            market.commit(market.event("a1", 1));
            await().until(() -> relay.status().state() == State.DATABASE_FULL);
            assertThat(relay.status().lastError()).contains("No space left on device");
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
