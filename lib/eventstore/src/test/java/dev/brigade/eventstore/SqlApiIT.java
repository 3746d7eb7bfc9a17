package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The functions as someone uses them who has no Java. */
class SqlApiIT {

    private static final String FIRST = "00000000-0000-7000-8000-000000000001";
    private static final String SECOND = "00000000-0000-7000-8000-000000000002";

    private final AgroalDataSource dataSource = Databases.withEventStore();

    @BeforeEach
    void register() throws SQLException {
        query("select eventstore.register_decider_event('Order', 'OrderCreatedEvent', 'It began')");
        query("select eventstore.register_view('view')");
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void a_claim_among_no_slots_gets_nothing() throws SQLException {
        query("select eventstore.register_view('view')");

        assertThat(query("select eventstore.stream_events('view', slots => '{}')")).isEmpty();
    }

    @Test
    void each_slot_has_one_row_however_many_register_a_view_at_once() {
        for (int round = 0; round < 20; round++) {
            String register = "select eventstore.register_view('at once %d')".formatted(round);
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 8; i++) {
                    callers.execute(() -> Databases.run(dataSource, register));
                }
            }
        }

        assertThat(
                        new Jdbc(dataSource)
                                .query(
                                        "select count(*) from eventstore.view_slots"
                                                + " where view like 'at once %'",
                                        row -> row.getInt(1)))
                .containsExactly(20 * 64);
    }

    @Test
    void an_event_is_appended_behind_the_previous_one() throws SQLException {
        assertThat(append(FIRST, "null", false)).containsExactly("1");
        assertThat(append(SECOND, "'" + FIRST + "'", true)).containsExactly("2");

        assertThat(query("select event_id from eventstore.get_events('1', 'Order')"))
                .containsExactly(FIRST, SECOND);
        assertThat(query("select version from eventstore.get_last_event('1', 'Order')"))
                .containsExactly("2");
    }

    @Test
    void what_is_in_the_way_of_an_append_has_a_code() throws SQLException {
        append(FIRST, "null", true);

        assertCode("23505", appendEvent("Order", "2", TYPE, FIRST, "null", false));
        assertCode("ES001", appendEvent("Order", "2", TYPE, SECOND, "'" + FIRST + "'", false));
        assertCode("ES002", appendEvent("Order", "1", TYPE, SECOND, "'" + FIRST + "'", false));
        assertCode("ES003", appendEvent("Order", "2", "Unknown", SECOND, "null", false));
        assertCode("ES003", appendEvent("Ledger", "2", TYPE, SECOND, "null", false));
        assertCode("ES021", appendEvent("Order", "", TYPE, SECOND, "null", false));
        assertCode("ES004", "select eventstore.stream_events('unknown')");
        assertCode("ES005", "select eventstore.ack_event('view', '" + FIRST + "', 1)");
        assertCode("ES007", "select eventstore.stream_events('view', 1, -1)");
        assertCode("ES007", "select eventstore.nack_event('view', '" + FIRST + "', 1, -1)");
        assertCode("ES007", "select eventstore.release_batch('view', '" + FIRST + "', 1, -1)");
        assertCode("ES007", "select eventstore.extend_lease('view', '" + FIRST + "', 1, 0)");
        assertCode("ES007", "select eventstore.schedule_nack_event('view', '1', -1)");
        assertCode("ES007", "select eventstore.switch_view('view', 'view')");
        assertCode("ES004", "select eventstore.ack_event('unknown', '" + FIRST + "', 1)");
        assertCode("ES004", "select eventstore.nack_event('unknown', '" + FIRST + "', 2)");
        assertCode("ES004", "select eventstore.schedule_nack_event('unknown', '1', 1)");
        assertCode("ES004", "select eventstore.rewind_view('unknown')");
        assertCode("ES014", "select eventstore.schedule_nack_event('view', 'unknown', 1)");
        assertCode("ES014", "select eventstore.park('view', 'unknown', 'Order')");
        assertCode("ES005", "select eventstore.schedule_nack_event('view', '1', 1, fence := 2)");
        assertCode("ES005", "select eventstore.ack_event('view', null, null)");
        assertCode("ES022", "select eventstore.stream_events('view', -1)");
        assertCode("ES022", "select eventstore.read_all('', 0)");
    }

    @Test
    void a_batch_is_acknowledged_event_by_event_and_stays_leased_until_its_last()
            throws SQLException {
        append(FIRST, "null", false);
        append(SECOND, "'" + FIRST + "'", false);
        String fence = query("select max(fence) from eventstore.stream_events('view')").getFirst();

        ack(FIRST, fence);
        assertThat(query("select eventstore.stream_events('view')")).isEmpty();
        assertThat(query("select eventstore.view_lag('view')")).containsExactly("1");
        ack(SECOND, fence);
        assertThat(query("select eventstore.view_lag('view')")).containsExactly("0");
    }

    @Test
    void what_was_not_acknowledged_comes_again_after_a_nack() throws SQLException {
        append(FIRST, "null", false);
        append(SECOND, "'" + FIRST + "'", false);
        String fence = query("select max(fence) from eventstore.stream_events('view')").getFirst();
        ack(FIRST, fence);
        query("select eventstore.nack_event('view', '%s', %s, 0, 'no')".formatted(SECOND, fence));

        assertThat(
                        query(
                                "select event_id || ' ' || attempts from eventstore.stream_events('view')"))
                .containsExactly(SECOND + " 1");
    }

    @Test
    void a_stream_is_put_off_by_its_name() throws SQLException {
        append(FIRST, "null", false);
        query("select eventstore.schedule_nack_event('view', '1', 3600000)");
        assertThat(query("select eventstore.stream_events('view')")).isEmpty();
        assertThat(query("select eventstore.view_lag('view')")).containsExactly("1");
        query("select eventstore.schedule_nack_event('view', '1', 0, 'Order')");

        assertThat(query("select event_id from eventstore.stream_events('view')"))
                .containsExactly(FIRST);
    }

    @Test
    void a_stream_in_hands_is_refused_by_its_name_and_fence() throws SQLException {
        append(FIRST, "null", false);
        append(SECOND, "'" + FIRST + "'", false);
        String fence = query("select max(fence) from eventstore.stream_events('view')").getFirst();
        ack(FIRST, fence);
        assertCode(
                "ES005",
                "select eventstore.schedule_nack_event('view', '1', 0, 'Order', %s + 2)"
                        .formatted(fence));
        query(
                "select eventstore.schedule_nack_event('view', '1', 0, 'Order', %s, 'no')"
                        .formatted(fence));
        assertCode(
                "ES005", "select eventstore.ack_event('view', '%s', %s)".formatted(SECOND, fence));

        String rows =
                "select event_id || ' ' || attempts || ' ' || fence from eventstore.stream_events('view')";
        String[] row = query(rows).getFirst().split(" ", 3);
        assertThat(row).startsWith(SECOND, "1");
        query(
                "select eventstore.schedule_nack_event('view', '1', 0, null, %s, 'no')"
                        .formatted(row[2]));
        assertThat(query(rows).getFirst()).startsWith(SECOND + " 2");
    }

    @Test
    void a_blocked_stream_of_a_view_that_starts_later_skips_what_was_before() throws SQLException {
        EventStore store = new PostgresEventStore(dataSource);
        store.append(stream("1"), 0, events(3), ANONYMOUS);
        query("select eventstore.register_view('late', start_at := clock_timestamp())");
        query("select eventstore.park('late', '1', 'Order', 'to see')");
        store.append(stream("1"), 3, events(2), ANONYMOUS);

        assertThat(query("select eventstore.stream_events('late')")).isEmpty();
        assertThat(query("select eventstore.view_lag('late')")).containsExactly("2");
        query("select eventstore.unpark('late', '1', 'Order')");
        assertThat(query("select version from eventstore.stream_events('late')"))
                .containsExactly("4", "5");
    }

    @Test
    void a_view_that_starts_later_gets_what_was_before_when_it_is_rewound() throws SQLException {
        EventStore store = new PostgresEventStore(dataSource);
        store.append(stream("1"), 0, events(3), ANONYMOUS);
        query("select eventstore.register_view('late', start_at := clock_timestamp())");
        assertThat(query("select eventstore.stream_events('late')")).isEmpty();
        query("select eventstore.rewind_view('late')");

        assertThat(query("select version from eventstore.stream_events('late')"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void a_view_that_starts_later_gets_what_is_recorded_from_then_on() throws SQLException {
        EventStore store = new PostgresEventStore(dataSource);
        store.append(stream("1"), 0, events(250), ANONYMOUS);
        query("select eventstore.register_view('late', start_at := clock_timestamp())");
        store.append(stream("1"), 250, events(1), ANONYMOUS);

        assertThat(query("select eventstore.view_lag('late')")).containsExactly("1");
        assertThat(query("select version from eventstore.stream_events('late')"))
                .containsExactly("251");
    }

    @Test
    void the_lag_of_a_view_that_does_not_exist_is_unknown() throws SQLException {
        assertThat(query("select coalesce(eventstore.view_lag('unknown')::text, 'unknown')"))
                .containsExactly("unknown");
    }

    private List<String> append(String id, String previous, boolean isFinal) throws SQLException {
        return query(appendEvent(DECIDER, "1", TYPE, id, previous, isFinal));
    }

    private static String appendEvent(
            String decider, String id, String event, String eventId, String previous, boolean end) {
        return ("select version from eventstore.append_event("
                        + "'%s', '%s', '%s', '%s', '{}', null, %s, final := %s)")
                .formatted(event, eventId, decider, id, previous, end);
    }

    private void ack(String eventId, String fence) throws SQLException {
        query("select eventstore.ack_event('view', '%s', %s)".formatted(eventId, fence));
    }

    private void assertCode(String code, String sql) {
        assertThatThrownBy(() -> query(sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(code));
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        }
    }
}
