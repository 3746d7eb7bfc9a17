package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bad input to the SQL functions: each kind has a code of its own, and leaves nothing half done.
 */
class BadInputIT {

    private static final String LAST = "00000000-0000-7000-8000-000000000001";

    private final AgroalDataSource dataSource = Databases.withEventStore();
    private final Queries queries = new Queries(dataSource);

    @BeforeEach
    void fill() throws SQLException {
        new PostgresEventStore(dataSource).register(DECIDER, List.of(TYPE));
        queries.run("select eventstore.register_decider_event('Ledger', 'Moved')");
        queries.run("select eventstore.register_view('view')");
        queries.run(call(append("1", "'" + LAST + "'", "{}")));
        queries.run(call("append_events('Order', 'done', 0, @final)"));
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    a stale version             | ES001 | append_events('Order', '1', 0, @event)
                    a version ahead             | ES001 | append_events('Order', '1', 5, @event)
                    a previous event elsewhere  | ES001 | append_event('OrderCreatedEvent', gen_random_uuid(), 'Order', '2', '{}', null, @last)
                    a closed stream             | ES002 | append_events('Order', 'done', 1, @event)
                    an unregistered event       | ES003 | append_event('Eaten', gen_random_uuid(), 'Order', '2', '{}', null, null)
                    an unregistered version     | ES003 | append_event('OrderCreatedEvent', gen_random_uuid(), 'Order', '2', '{}', null, null, 2)
                    an event of another decider | ES003 | append_event('Moved', gen_random_uuid(), 'Order', '2', '{}', null, null)
                    an unknown view             | ES004 | stream_events('unknown')
                    a lease nobody holds        | ES005 | ack_event('view', @last, 1)
                    a negative version          | ES007 | append_events('Order', '2', -1, @event)
                    no events                   | ES007 | append_events('Order', '2', 0, '{}')
                    an event behind a final one | ES007 | append_events('Order', '2', 0, array_cat(@final, @event))
                    a payload limit below 1     | ES007 | set_max_payload_bytes(0)
                    a payload over its limit    | ES020 | append_event('OrderCreatedEvent', gen_random_uuid(), 'Order', '2', to_json(repeat('x', 1048575)), null, null)
                    an empty id                 | ES021 | append_events('Order', '', 0, @event)
                    an id that is too long      | ES021 | append_events('Order', repeat('x', 256), 0, @event)
                    a limit of no events        | ES022 | get_events('1', 'Order', 0, 0)
                    a negative limit            | ES022 | get_events('1', 'Order', 0, -1)
                    a negative limit of all     | ES022 | read_all('', -1)
                    a negative limit of a view  | ES022 | stream_events('view', -1)
                    a claim of no slot          | ES022 | stream_events('view', max_slots => 0)
                    a cursor from elsewhere     | ES024 | read_all('99999999999:99999999999:')
                    an event id that is taken   | 23505 | append_event('OrderCreatedEvent', @last, 'Order', '2', '{}', null, null)
                    no event id                 | 23502 | append_event('OrderCreatedEvent', null, 'Order', '2', '{}', null, null)
                    an event id that is none    | 22P02 | append_event('OrderCreatedEvent', '', 'Order', '2', '{}', null, null)
                    text that is not JSON       | 22P02 | append_event('OrderCreatedEvent', gen_random_uuid(), 'Order', '2', '{oops', null, null)
                    a cursor that is none       | 22P02 | read_all('yesterday')
                    """)
    void each_kind_has_its_code_and_changes_nothing(String kind, String code, String function)
            throws SQLException {
        String before = everything();

        assertThatThrownBy(() -> queries.run(call(function)))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(code));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void the_payload_limit_is_counted_in_bytes_and_can_be_changed_for_live_sessions()
            throws SQLException {
        try (var session = dataSource.getConnection()) {
            Queries.all(session, call(append("2", "gen_random_uuid()", "\"üüü\"")));
            queries.run("select eventstore.set_max_payload_bytes(7)");
            assertThatThrownBy(() ->
                            Queries.all(session, call(append("3", "gen_random_uuid()", "\"üüü\""))))
                    .hasMessageContaining("8 bytes");
            queries.run("select eventstore.set_max_payload_bytes(8)");
            Queries.all(session, call(append("3", "gen_random_uuid()", "\"üüü\"")));
        }
        PostgresEventStore.install(dataSource);
        assertThat(queries.one("select max_payload_bytes from eventstore.installation"))
                .isEqualTo("8");
    }

    @Test
    void the_java_client_names_a_payload_that_is_too_large() {
        PostgresEventStore store = new PostgresEventStore(dataSource);

        assertThatThrownBy(() ->
                        store.append(
                                Samples.stream("2"),
                                0,
                                List.of(
                                        Samples.event("{}"),
                                        Samples.event("\"" + "x".repeat(1 << 20) + "\"")),
                                Samples.ANONYMOUS))
                .isInstanceOf(PayloadTooLargeException.class);
        assertThat(store.read(Samples.stream("2"), 0, 10)).isEmpty();
    }

    private String everything() throws SQLException {
        return queries.one(
                "select jsonb_build_array((select jsonb_agg(e order by position) from eventstore.events e),"
                        + " (select jsonb_agg(d) from eventstore.deciders d),"
                        + " (select jsonb_agg(s order by slot) from eventstore.view_slots s),"
                        + " (select jsonb_agg(i) from eventstore.installation i))");
    }

    private static String append(String id, String eventId, String data) {
        return "append_event('%s', %s, 'Order', '%s', '%s', null, null)"
                .formatted(TYPE, eventId, id, data);
    }

    private static String call(String function) {
        return "select eventstore."
                + function.replace("@last", "'" + LAST + "'")
                        .replace("@final", events("true"))
                        .replace("@event", events("false"));
    }

    private static String events(String isFinal) {
        return "array[row('OrderCreatedEvent', gen_random_uuid(), '{}', 1, %s)::eventstore.new_event]"
                .formatted(isFinal);
    }
}
