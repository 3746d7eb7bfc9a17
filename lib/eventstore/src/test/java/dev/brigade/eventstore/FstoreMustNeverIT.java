package dev.brigade.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Where schema {@code fstore} does not behave like the store it stands in for, since that one has
 * defects there: the same events are lost by nobody, handed out by nobody twice, and late consumers
 * move nothing.
 */
class FstoreMustNeverIT {

    private static final String NEXT = "select decider_id || ' ' || event from stream_events(%s)";
    private static final String ACK =
            "select last_offset from ack_event('view', '%s', (select e.\"offset\" from events e"
                    + " where e.decider = '%s' and e.decider_id = '%s' and e.event = '%s'))";

    private final AgroalDataSource dataSource = Databases.withEventStore();

    @BeforeEach
    void register() throws SQLException {
        Installer.ofFstore().install(dataSource);
        for (String event : List.of("e1", "e2", "e3")) {
            query("select register_decider_event('order', '%s', '')".formatted(event));
            query("select register_decider_event('shop', '%s', '')".formatted(event));
        }
        query("select register_view('view', '2000-01-01')");
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void of_many_first_appends_at_once_one_wins() throws Exception {
        int writers = 8;
        CyclicBarrier start = new CyclicBarrier(writers);
        for (int round = 0; round < 10; round++) {
            String append = insert("order", "round" + round, "e1", null);
            List<String> outcomes =
                    atOnce(
                            writers,
                            () -> {
                                start.await();
                                return message(append.replace("@id", UUID.randomUUID().toString()));
                            });

            assertThat(outcomes).filteredOn("done"::equals).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome ->
                            outcome.contains(
                                    "previous_id can only be null for the first decider event"))
                    .hasSize(writers - 1);
        }
    }

    @Test
    void of_many_appends_behind_one_event_one_wins() throws Exception {
        int writers = 8;
        UUID first = append("order", "1", "e1", null);
        CyclicBarrier start = new CyclicBarrier(writers);
        String append = insert("order", "1", "e2", first);
        List<String> outcomes =
                atOnce(
                        writers,
                        () -> {
                            start.await();
                            return message(append.replace("@id", UUID.randomUUID().toString()));
                        });

        assertThat(outcomes).filteredOn("done"::equals).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome ->
                        outcome.contains(
                                "duplicate key value violates unique constraint \"events_previous_id_key\""))
                .hasSize(writers - 1);
    }

    @Test
    void an_event_that_commits_later_than_one_behind_it_is_not_skipped() throws SQLException {
        try (Connection late = begin()) {
            run(late, insert("order", "same", "e1", null));
            append("shop", "same", "e1", null);
            assertThat(query(NEXT.formatted("'view', 10"))).containsExactly("same e1");
            assertThat(query(ACK.formatted("same", "shop", "same", "e1"))).hasSize(1);
            late.commit();
        }
        assertThat(query(NEXT.formatted("'view', 10"))).containsExactly("same e1");
    }

    @Test
    void a_view_registered_while_an_append_is_in_flight_gets_its_stream() throws SQLException {
        try (Connection inFlight = begin()) {
            run(inFlight, insert("order", "1", "e1", null));
            query("select register_view('new')");
            inFlight.commit();
        }
        assertThat(query(NEXT.formatted("'new', 10"))).containsExactly("1 e1");
    }

    @Test
    void an_acknowledgement_behind_a_lease_that_ran_out_moves_nothing() throws SQLException {
        append("order", "1", "e2", append("order", "1", "e1", null));
        query(NEXT.formatted("'view', 1, 0"));

        assertThat(query(ACK.formatted("1", "order", "1", "e1"))).isEmpty();
        assertThat(query(NEXT.formatted("'view', 1"))).containsExactly("1 e1");
        assertThat(query(ACK.formatted("1", "order", "1", "e1"))).hasSize(1);
        assertThat(query(ACK.formatted("1", "order", "1", "e1"))).isEmpty();
        assertThat(query(NEXT.formatted("'view', 1"))).containsExactly("1 e2");
    }

    @Test
    void a_late_acknowledgement_lets_nobody_overtake_who_has_the_lease_now() throws SQLException {
        append("order", "1", "e2", append("order", "1", "e1", null));
        try (Connection slow = session();
                Connection next = session()) {
            run(slow, NEXT.formatted("'view', 1, 0"));
            assertThat(run(next, NEXT.formatted("'view', 1, 60"))).containsExactly("1 e1");

            assertThat(run(slow, ACK.formatted("1", "order", "1", "e1"))).isEmpty();
            assertThat(run(slow, "select * from nack_event('view', '1')")).isEmpty();
            assertThat(query(NEXT.formatted("'view', 1"))).isEmpty();
            assertThat(run(next, ACK.formatted("1", "order", "1", "e1"))).hasSize(1);
        }
        assertThat(query(NEXT.formatted("'view', 1"))).containsExactly("1 e2");
    }

    @Test
    void an_old_acknowledgement_moves_no_position_back_and_a_wrong_one_none_ahead()
            throws SQLException {
        append("order", "1", "e3", append("order", "1", "e2", append("order", "1", "e1", null)));
        query(NEXT.formatted("'view', 1"));
        query(ACK.formatted("1", "order", "1", "e1"));
        query(NEXT.formatted("'view', 1"));

        assertThat(query(ACK.formatted("1", "order", "1", "e1"))).isEmpty();
        assertThat(query(ACK.formatted("1", "order", "1", "e3"))).isEmpty();
        assertThat(query("select * from ack_event('view', '1', 1000000)")).isEmpty();
        query("select * from nack_event('view', '1')");
        assertThat(query(NEXT.formatted("'view', 1"))).containsExactly("1 e2");
    }

    @Test
    void registering_a_view_again_moves_it_nowhere() throws SQLException {
        append("order", "1", "e2", append("order", "1", "e1", null));
        append("order", "2", "e1", null);
        query(NEXT.formatted("'view', 1"));
        query(ACK.formatted("1", "order", "1", "e1"));
        query("select register_view('view', '2000-01-01')");
        query("select register_view('view', now()::timestamp)");
        query("update views set start_at = '2100-01-01'");

        assertThat(query(NEXT.formatted("'view', 10"))).containsExactlyInAnyOrder("1 e2", "2 e1");
    }

    @Test
    void the_configured_timeout_of_a_lock_holds() throws SQLException {
        query("select register_view('view', '2000-01-01', 7)");
        append("order", "1", "e1", null);
        query(NEXT.formatted("'view'"));

        assertThat(query("select extract(epoch from locked_until - updated_at)::int from locks"))
                .containsExactly("7");
    }

    @Test
    void two_deciders_that_share_an_id_share_no_position() throws SQLException {
        append("order", "same", "e1", null);
        append("shop", "same", "e2", null);

        assertThat(query(NEXT.formatted("'view', 10"))).containsExactly("same e1", "same e2");
        assertThat(query(ACK.formatted("same", "shop", "same", "e2"))).hasSize(1);
        query("select * from nack_event('view', 'same')");
        assertThat(query(NEXT.formatted("'view', 10"))).containsExactly("same e1");
        assertThat(query("select event from get_last_event('same', 'order')"))
                .containsExactly("e1");
    }

    @Test
    void an_append_writes_nothing_for_views_however_many_there_are() throws SQLException {
        query("select register_view('v' || n) from generate_series(1, 50) n");
        append("order", "1", "e1", null);

        assertThat(query("select count(*) from fstore.positions")).containsExactly("0");
        assertThat(query("select count(*) from locks")).containsExactly("51");
    }

    @Test
    void an_event_that_fails_holds_up_its_own_stream_and_no_other() throws SQLException {
        append("order", "bad", "e2", append("order", "bad", "e1", null));
        append("order", "good", "e2", append("order", "good", "e1", null));
        query(NEXT.formatted("'view', 10"));
        query("select * from schedule_nack_event('view', 'bad', 3600000)");
        query(ACK.formatted("good", "order", "good", "e1"));

        assertThat(query(NEXT.formatted("'view', 10"))).containsExactly("good e2");
        query("update locks set locked_until = now() - interval '1 s' where decider_id = 'bad'");
        assertThat(query(NEXT.formatted("'view', 10"))).containsExactly("bad e1");
    }

    @Test
    void a_client_that_hangs_in_a_transaction_stops_its_own_streams_alone() throws SQLException {
        append("order", "1", "e1", null);
        append("order", "2", "e1", null);
        append("order", "3", "e1", null);
        try (Connection claiming = begin();
                Connection refusing = begin();
                Connection appending = begin()) {
            run(claiming, NEXT.formatted("'view', 1"));
            run(refusing, "select * from nack_event('view', '2')");
            run(appending, insert("order", "4", "e1", null));
            append("order", "5", "e1", null);

            assertThat(query(NEXT.formatted("'view', 10"))).containsExactly("3 e1", "5 e1");
            claiming.rollback();
            refusing.rollback();
            appending.commit();
        }
        assertThat(query(NEXT.formatted("'view', 10"))).containsExactly("1 e1", "2 e1", "4 e1");
    }

    @Test
    void of_two_consumers_in_one_process_none_gets_what_the_other_has() throws Exception {
        for (int id = 0; id < 40; id++) {
            append("order", "s" + id, "e1", null);
        }
        CyclicBarrier start = new CyclicBarrier(4);
        List<List<String>> claimed =
                atOnce(
                        4,
                        () -> {
                            start.await();
                            List<String> mine = new ArrayList<>();
                            List<String> batch;
                            do {
                                batch = query(NEXT.formatted("'view', 3"));
                                mine.addAll(batch);
                            } while (!batch.isEmpty());
                            return mine;
                        });

        assertThat(claimed.stream().flatMap(List::stream)).doesNotHaveDuplicates();
        List<String> rest = query(NEXT.formatted("'view', 100"));
        assertThat(claimed.stream().mapToInt(List::size).sum() + rest.size()).isEqualTo(40);
    }

    @Test
    void what_both_schemas_append_is_one_stream() throws SQLException {
        append("order", "1", "e1", null);
        PostgresEventStore store = new PostgresEventStore(dataSource);
        StreamId stream = new StreamId("order", "1");
        NewEvent event = new NewEvent(UUID.randomUUID(), "e2", 1, "{\"n\":2}", false);
        store.append(stream, 1, List.of(event), Samples.ANONYMOUS);
        append("order", "1", "e3", event.eventId());

        assertThat(store.read(stream, 0, 10))
                .extracting(RecordedEvent::type)
                .containsExactly("e1", "e2", "e3");
        assertThat(query("select event || ' ' || coalesce(command_id::text, 'none') from events"))
                .contains("e2 none");
    }

    @Test
    void the_payload_limit_holds_here_too() {
        assertThatThrownBy(() ->
                        query(
                                insert("order", "1", "e1", null)
                                        .replace("'{}'", "to_jsonb(repeat('x', 2000000))")))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).isEqualTo(PayloadTooLargeException.CODE));
    }

    private UUID append(String decider, String id, String event, @Nullable UUID previous)
            throws SQLException {
        UUID eventId = UUID.randomUUID();
        query(insert(decider, id, event, previous).replace("@id", eventId.toString()));
        return eventId;
    }

    /** An insert of an event whose id is for the caller to put in place of "@id". */
    private static String insert(String decider, String id, String event, @Nullable UUID previous) {
        return ("insert into events (decider, decider_id, event, previous_id, event_id, data, command_id)"
                        + " values ('%s', '%s', '%s', %s, '@id', '{}', gen_random_uuid())")
                .formatted(decider, id, event, previous == null ? "null" : "'" + previous + "'");
    }

    private String message(String sql) throws SQLException {
        try {
            query(sql);
            return "done";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(executor.submit(work));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : running) {
                results.add(result.get());
            }
            return results;
        }
    }

    private Connection session() throws SQLException {
        Connection connection = dataSource.getConnection();
        Queries.all(connection, "set search_path = fstore");
        return connection;
    }

    private Connection begin() throws SQLException {
        Connection connection = session();
        connection.setAutoCommit(false);
        return connection;
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection = session()) {
            return run(connection, sql);
        }
    }

    private static List<String> run(Connection connection, String sql) throws SQLException {
        return Queries.all(connection, sql.replace("@id", UUID.randomUUID().toString()));
    }
}
