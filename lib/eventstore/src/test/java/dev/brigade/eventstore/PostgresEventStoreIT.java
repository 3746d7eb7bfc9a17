package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.command;
import static dev.brigade.eventstore.Samples.event;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.AppendResult.Conflict;
import dev.brigade.eventstore.AppendResult.Replayed;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract on Postgres, and what an append within a caller's transaction adds to it. */
class PostgresEventStoreIT extends EventStoreContract {

    private final AgroalDataSource dataSource;

    PostgresEventStoreIT() {
        AgroalDataSource pool = Databases.withEventStore();
        dataSource = pool;
        super(new PostgresEventStore(pool));
    }

    @AfterEach
    void closePool() {
        dataSource.close();
    }

    @Test
    void installing_again_changes_nothing() {
        appended(stream("1"), 0, events(1), ANONYMOUS);
        PostgresEventStore.install(dataSource);

        assertThat(store.read(stream("1"), 0, 10)).hasSize(1);
    }

    @Test
    void appends_to_two_streams_in_one_transaction_are_both_there_or_neither() throws SQLException {
        try (Connection transaction = begin()) {
            append(transaction, stream("1"), 0);
            append(transaction, stream("2"), 0);
            assertThat(postgres().read(transaction, stream("1"), 0, 10)).hasSize(1);
            assertThat(store.read(stream("1"), 0, 10)).isEmpty();
            transaction.rollback();
            assertThat(store.read(stream("1"), 0, 10)).isEmpty();
            append(transaction, stream("1"), 0);
            append(transaction, stream("2"), 0);
            transaction.commit();
        }
        assertThat(store.read(stream("1"), 0, 10)).hasSize(1);
        assertThat(store.read(stream("2"), 0, 10)).hasSize(1);
    }

    @Test
    void a_stale_version_leaves_the_callers_transaction_usable() throws SQLException {
        appended(stream("1"), 0, events(1), command("c"));
        try (Connection transaction = begin()) {
            assertThat(append(transaction, stream("1"), 0)).isEqualTo(new Conflict(stream("1"), 0));
            assertThat(postgres().append(transaction, stream("1"), 0, events(1), command("c")))
                    .isInstanceOf(Replayed.class);
            assertThat(append(transaction, stream("2"), 0)).isInstanceOf(Appended.class);
            transaction.commit();
        }
    }

    @Test
    void a_transaction_overtaken_by_a_younger_one_conflicts_so_that_streams_stay_in_order()
            throws SQLException {
        try (Connection older = begin()) {
            append(older, stream("elsewhere"), 0);
            appended(stream("1"), 0, events(1), ANONYMOUS);

            assertThat(append(older, stream("1"), 1)).isEqualTo(new Conflict(stream("1"), 1));
            older.rollback();
            assertThat(append(older, stream("1"), 1)).isInstanceOf(Appended.class);
            older.commit();
        }
    }

    @Test
    void while_a_transaction_has_a_streams_turn_appends_of_others_conflict_and_its_own_does_not()
            throws Exception {
        try (Connection first = begin();
                Connection second = begin();
                Connection third = begin();
                var threads = Executors.newSingleThreadExecutor()) {
            PostgresEventStore.takeTurn(first, stream("1"));
            Future<?> waiting =
                    threads.submit(() -> PostgresEventStore.takeTurn(second, stream("1")));
            await().until(() -> waitingForALock() == 1);

            assertThat(append(third, stream("1"), 0)).isEqualTo(new Conflict(stream("1"), 0));
            assertThat(append(third, stream("2"), 0)).isInstanceOf(Appended.class);
            assertThat(append(first, stream("1"), 0)).isInstanceOf(Appended.class);
            first.commit();
            waiting.get();
            assertThat(append(third, stream("1"), 1)).isEqualTo(new Conflict(stream("1"), 1));
            assertThat(append(second, stream("1"), 1)).isInstanceOf(Appended.class);
            second.commit();
            third.rollback();
            assertThat(append(third, stream("1"), 2)).isInstanceOf(Appended.class);
            third.rollback();
        }
    }

    @Test
    void who_takes_a_turn_waits_for_appends_that_are_not_committed_yet() throws Exception {
        try (Connection appending = begin();
                Connection next = begin();
                var threads = Executors.newSingleThreadExecutor()) {
            append(appending, stream("1"), 0);
            Future<?> turn = threads.submit(() -> PostgresEventStore.takeTurn(next, stream("1")));
            await().until(() -> waitingForALock() == 1);
            appending.commit();
            turn.get();

            assertThat(postgres().read(next, stream("1"), 0, 10)).hasSize(1);
            assertThat(append(next, stream("1"), 1)).isInstanceOf(Appended.class);
            next.rollback();
        }
    }

    @Test
    void of_two_appends_that_meet_the_second_conflicts_at_any_isolation_level() throws Exception {
        appended(stream("other"), 0, events(1), ANONYMOUS);
        for (String level : List.of("read committed", "repeatable read", "serializable")) {
            StreamId stream = stream(level);
            for (long version = 0; version < 2; version++) {
                assertThatTheSecondConflicts(level, stream, version, 1);
            }
            assertThatTheSecondConflicts(level, stream, 2, 3);
        }
    }

    private void assertThatTheSecondConflicts(
            String level, StreamId stream, long version, int several) throws Exception {
        Databases.run(
                dataSource,
                """
                do $$ begin execute format(
                    'alter database %%I set default_transaction_isolation = %%L',
                    current_database(), '%s'); end $$
                """
                        .formatted(level));
        try (AgroalDataSource pool = Databases.another(dataSource);
                Connection first = begin();
                var threads = Executors.newSingleThreadExecutor()) {
            PostgresEventStore other = PostgresEventStore.pollingOnly(pool);
            other.register("Order", Map.of(events(1).getFirst().type(), 1));
            append(first, stream, version);
            Future<AppendResult> second =
                    threads.submit(() -> other.append(stream, version, events(several), ANONYMOUS));
            await().until(() -> waitingForALock() == 1);
            first.commit();

            assertThat(second.get()).as(level).isEqualTo(new Conflict(stream, version));
        }
    }

    private long waitingForALock() {
        return new Jdbc(dataSource)
                .query(
                        "select count(*) from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock'",
                        row -> row.getLong(1))
                .getFirst();
    }

    @Test
    void a_duplicate_event_id_in_a_transaction_has_its_own_error() throws SQLException {
        NewEvent event = event("{}");
        appended(stream("1"), 0, List.of(event), ANONYMOUS);
        try (Connection transaction = begin()) {
            assertThatThrownBy(() ->
                            postgres()
                                    .append(transaction, stream("2"), 0, List.of(event), ANONYMOUS))
                    .isInstanceOf(DuplicateEventException.class);
            transaction.rollback();
        }
    }

    @Test
    void a_connection_in_autocommit_is_no_transaction() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThatThrownBy(() -> append(connection, stream("1"), 0))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void text_that_is_not_json_is_refused_with_a_code() {
        assertThatThrownBy(() -> store.append(stream("1"), 0, List.of(event("{oops")), ANONYMOUS))
                .isInstanceOfSatisfying(
                        EventStoreException.class, e -> assertThat(e.code()).isEqualTo("22P02"));
    }

    private PostgresEventStore postgres() {
        return (PostgresEventStore) store;
    }

    private Connection begin() throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private AppendResult append(Connection transaction, StreamId stream, long expectedVersion) {
        return postgres().append(transaction, stream, expectedVersion, events(1), ANONYMOUS);
    }
}
