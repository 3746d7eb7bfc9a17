package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.eventstore.AppendResult.Appended;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * To plan a statement takes about as long as to run it. Postgres plans a prepared one once, unless
 * it takes plans for the values at hand to be cheaper: as where its statistics underestimate how
 * many streams there are, and how long some of them get, which they do in a large log.
 */
class PlansIT {

    private static final int STREAMS = 300;
    private static final int LENGTH = 10;

    /**
     * The driver prepares a statement at its fifth call, and Postgres plans five by their values.
     */
    private static final int WARM_UP = 15;

    private static final int CALLS = 10;

    private final AgroalDataSource database = Databases.withEventStore();
    private final AgroalDataSource oneConnection = Databases.another(database, 1);
    private final EventStore store = PostgresEventStore.pollingOnly(oneConnection);

    @BeforeEach
    void mislead() {
        store.register(DECIDER, List.of(TYPE));
        for (int i = 0; i < STREAMS; i++) {
            store.append(stream("s" + i), 0, events(LENGTH), ANONYMOUS);
        }
        for (int version = 0; version < STREAMS * LENGTH; version += 100) {
            store.append(stream("long"), version, events(100), ANONYMOUS);
        }
        Databases.run(
                database,
                """
                alter table eventstore.events alter column decider_id set (n_distinct = 2);
                alter table eventstore.events alter column version set (n_distinct = 20);
                analyze eventstore.events\
                """);
    }

    @AfterEach
    void close() {
        oneConnection.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void the_client_s_appends_are_not_planned_at_each_call(int count) throws SQLException {
        for (int i = 0; i < WARM_UP + CALLS; i++) {
            assertThat(store.append(stream("s" + i), LENGTH, events(count), ANONYMOUS))
                    .isInstanceOf(Appended.class);
        }

        assertNotPlannedAtEachCall();
    }

    @Test
    void appends_that_go_together_are_not_planned_at_each_call() throws SQLException {
        try (Connection connection = oneConnection.getConnection()) {
            for (int i = 0; i < 2 * (WARM_UP + CALLS); i += 2) {
                var two = List.of(append("s" + i), append("s" + (i + 1)));
                assertThat(new AppendTogether(two, Duration.ofMillis(50)).commit(connection))
                        .hasSize(2);
            }
        }

        assertNotPlannedAtEachCall();
    }

    private static AppendUnit append(String id) {
        return AppendUnit.of(
                new PostgresAppend(
                        stream(id),
                        LENGTH,
                        events(1),
                        ANONYMOUS,
                        new AppendRights(),
                        new Registrations()));
    }

    private void assertNotPlannedAtEachCall() throws SQLException {
        assertThat(
                        new Queries(oneConnection)
                                .one(
                                        "select bool_and(custom_plans <= 5) and sum(generic_plans) >= "
                                                + CALLS
                                                + " from pg_prepared_statements"
                                                + " where statement like '%into eventstore.events%'"))
                .isEqualTo("t");
    }

    @Test
    void append_events_is_not_planned_at_each_call() throws SQLException {
        assertPlannedOnce(
                """
                select * from eventstore.append_events(
                    'Order', ?, 10, array[row('OrderCreatedEvent', ?, '{}', 1, false)::eventstore.new_event])\
                """);
    }

    @Test
    void get_events_is_not_planned_at_each_call() throws SQLException {
        assertPlannedOnce(
                "select * from eventstore.get_events(?, 'Order', 3, 5) where event_id <> ?");
    }

    private void assertPlannedOnce(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (int i = 0; i < WARM_UP; i++) {
                call(connection, sql, i);
            }
            Queries.all(connection, "set log_planner_stats = on; set client_min_messages = log");
            int plans = 0;
            for (int i = WARM_UP; i < WARM_UP + CALLS; i++) {
                plans += call(connection, sql, i);
            }
            assertThat(plans).isZero();
            // or else nobody would have told
            assertThat(call(connection, sql + " /* another one */", WARM_UP + CALLS)).isPositive();
            Queries.all(connection, "discard all");
        }
    }

    /** How often the server planned. */
    private static int call(Connection connection, String sql, int i) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, "s" + i);
            statement.setObject(2, UUID.randomUUID());
            assertThat(statement.execute()).isTrue();
            int plans = 0;
            for (SQLWarning it = statement.getWarnings(); it != null; it = it.getNextWarning()) {
                plans += String.valueOf(it.getMessage()).contains("PLANNER STATISTICS") ? 1 : 0;
            }
            return plans;
        }
    }
}
