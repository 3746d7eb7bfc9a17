package dev.brigade.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Rows that stay: deleted by age, published again on demand. */
@ParameterizedClass
@EnumSource(Kind.class)
class AuditIT {
    static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");

    final Marketplace market;
    final Outbox outbox = Outbox.audited();
    final PGSimpleDataSource database = new PGSimpleDataSource();

    AuditIT(Kind kind) {
        market = new Marketplace(kind);
        database.setUrl(market.config.jdbcUrl());
        database.setUser(market.config.user());
        database.setPassword(market.config.password());
    }

    @AfterEach
    void close() throws SQLException {
        market.close();
    }

    @Test
    void rows_stay_until_they_are_old() throws Exception {
        long now = System.currentTimeMillis();
        UUID old = id(now - Duration.ofDays(31).toMillis());
        UUID young = id(now - Duration.ofDays(29).toMillis());
        market.start().close();
        commit(event(old, "a1", 1));
        commit(event(young, "a1", 2));
        try (TopicReader reader = market.reader();
                Relay _ = Marketplace.start(market.config.withAudit(Duration.ofDays(30)))) {
            reader.await(2);
            await().until(() -> "1".equals(market.query("select count(*) from outbox")));
            assertThat(market.query("select id from outbox")).isEqualTo(young.toString());
        }
    }

    @Test
    void events_are_published_again_by_aggregate_by_time_or_all_in_their_order() throws Exception {
        try (TopicReader reader = market.reader();
                Relay _ = market.start()) {
            List<String> a1 = new ArrayList<>();
            List<String> a2 = new ArrayList<>();
            for (int version = 1; version <= 3; version++) {
                a1.add(commit(event(id(9 - version), "a1", version)));
                a2.add(commit(event(id(20 + version), "a2", version)));
            }
            assertThat(again(reader, 6, 6)).containsExactlyInAnyOrderElementsOf(all(a1, a2));

            Redrive redrive = new Redrive(database);
            assertThat(again(reader, redrive.aggregate("a1"), 3)).containsExactlyElementsOf(a1);
            assertThat(again(reader, redrive.between(FIRST, FIRST.plusSeconds(2)), 2))
                    .containsExactlyInAnyOrder(a1.getFirst(), a2.getFirst());
            assertThat(again(reader, redrive.all(), 6))
                    .containsExactlyInAnyOrderElementsOf(all(a1, a2))
                    .containsSubsequence(a1)
                    .containsSubsequence(a2);
            assertThat(redrive.aggregate("nobody")).isZero();
            assertThat(market.query("select count(*) from outbox")).isEqualTo("6");
        }
    }

    @Test
    void a_redrive_that_was_cut_short_goes_on_where_it_was() throws Exception {
        try (TopicReader reader = market.reader();
                Relay _ = market.start()) {
            List<String> all = new ArrayList<>();
            for (int version = 1; version <= 7; version++) {
                all.add(commit(event(id(9 - version), "a1", version)));
            }
            again(reader, 7, 7);
            Redrive redrive = new Redrive(database, 2);
            List<String> cursors = new ArrayList<>();
            redrive.run(
                    Redrive.Filter.ALL,
                    null,
                    (_, cursor, _) -> {
                        cursors.add(cursor);
                        return cursors.size() < 3; // so the third page is given up
                    });
            assertThat(again(reader, 4, 4)).isEqualTo(all.subList(0, 4));

            long rest = redrive.run(Redrive.Filter.ALL, cursors.get(1), (_, _, _) -> true);
            assertThat(again(reader, rest, 3)).isEqualTo(all.subList(4, 7));
        }
    }

    @Test
    void a_redrive_takes_what_its_filter_names() throws Exception {
        market.start().close();
        commit(event(id(1), "a1", 1));
        commit(event(id(2), "a1", 2));
        Redrive redrive = new Redrive(database);
        Instant second = FIRST.plusSeconds(2);
        assertThat(count(redrive, new Redrive.Filter(Set.of("Account"), "a1", null, null)))
                .isEqualTo(2);
        assertThat(count(redrive, new Redrive.Filter(Set.of("Pizza"), "a1", null, null))).isZero();
        assertThat(count(redrive, new Redrive.Filter(Set.of(), null, second, null))).isEqualTo(1);
        assertThat(count(redrive, new Redrive.Filter(Set.of(), null, null, second))).isEqualTo(2);
    }

    /** The relay may stand for want of its slot, and what is committed then has nobody else. */
    @Test
    void what_is_committed_while_a_redrive_waits_to_begin_is_part_of_it() throws Exception {
        market.start().close();
        commit(event(id(1), "a1", 1));
        Redrive.Progress patient =
                new Redrive.Progress() {
                    private long version = 1;

                    @Override
                    public boolean goesOn() {
                        if (version++ == 1) {
                            assertThatCode(() -> commit(event(id(2), "a1", version)))
                                    .doesNotThrowAnyException();
                        }
                        return true;
                    }

                    @Override
                    public boolean published(Connection transaction, String cursor, int events) {
                        return true;
                    }
                };
        assertThat(new Redrive(database).run(Redrive.Filter.ALL, null, patient)).isEqualTo(2);
    }

    private static long count(Redrive redrive, Redrive.Filter filter) throws Exception {
        long count = redrive.run(filter, null, (_, _, _) -> true);
        assertThat(redrive.isPresent(filter)).isEqualTo(count > 0);
        return count;
    }

    @Test
    void an_event_that_was_put_aside_is_published_when_kafka_takes_it_and_it_is_asked_for_again()
            throws Exception {
        String narrow = "narrow." + UUID.randomUUID();
        market.create(narrow, Map.of("max.message.bytes", "1000"));
        OutboxEvent large =
                Marketplace.event(narrow, "a1", 1, "{\"text\": \"" + "x".repeat(5000) + "\"}");
        Redrive redrive = new Redrive(database);
        try (Relay relay = market.start();
                TopicReader reader = new TopicReader(market.config.bootstrapServers(), narrow)) {
            commit(large);
            await().until(() -> relay.status().deadLetters() == 1);
            redrive.aggregate("a1");
            OutboxEvent next = Marketplace.event(narrow, "a2", 1, "{}");
            commit(next);
            assertThat(reader.await(next)).containsExactly(next.id().toString());

            market.configure(narrow, "max.message.bytes", "10000");
            await().until(() -> redrive.aggregate("a1") == 1 && relay.status().published() > 1);
            assertThat(reader.await(large)).contains(large.id().toString());
        }
    }

    /** What came since the last time. */
    private static List<String> again(TopicReader reader, long answered, int expected) {
        assertThat(answered).isEqualTo(expected);
        int before = reader.handled;
        reader.handled += expected;
        return reader.await(reader.handled).subList(before, reader.handled).stream()
                .map(TopicReader::id)
                .toList();
    }

    private static List<String> all(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private String commit(OutboxEvent event) throws SQLException {
        try (Connection connection = market.connect()) {
            connection.setAutoCommit(false);
            outbox.publish(connection, event);
            connection.commit();
        }
        return event.id().toString();
    }

    private OutboxEvent event(UUID id, String aggregate, long version) {
        return new OutboxEvent(
                id,
                market.topic,
                aggregate,
                "Account",
                "AccountOpenedEvent",
                "{}",
                version,
                "correlation-1",
                null,
                null,
                null,
                FIRST.plusSeconds(version));
    }

    /** A UUIDv7 of that time. */
    private static UUID id(long millis) {
        return new UUID(
                millis << 16 | 0x7000, 1L << 63 | UUID.randomUUID().getMostSignificantBits() >>> 2);
    }
}
