package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.eventstore.AppendResult.Appended;
import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * A store whose contents were carried to another server, where transaction ids are lower.
 * Postgres's own dump programs are not part of the test's Postgres, so the contents are copied as
 * they do it: with COPY, all rows and columns as they are.
 */
class RestoreIT {

    private static final String TABLES =
            "select string_agg(oid::regclass::text, ' ' order by oid) from pg_class"
                    + " where relnamespace = 'eventstore'::regnamespace and relkind = 'r'";

    private final AgroalDataSource old = Databases.withEventStore();
    private final PostgresEventStore before = new PostgresEventStore(old);
    private final OtherServer server;
    private final DataSource restored;
    private final PostgresEventStore after;

    RestoreIT(@TempDir Path directory) throws Exception {
        server = new OtherServer(directory);
        restored = server.as("postgres");
        after = new PostgresEventStore(restored);
    }

    @BeforeEach
    void fill() throws SQLException {
        burnTransactionIds();
        before.register(DECIDER, List.of(TYPE));
        new Queries(old).run("select eventstore.register_view('view')");
        for (int id = 0; id < 20; id++) {
            before.append(stream("s" + id), 0, events(3), ANONYMOUS);
        }
    }

    @AfterEach
    void close() {
        old.close();
        server.close();
    }

    @Test
    void until_the_command_was_given_nothing_is_read_appended_or_streamed() throws Exception {
        restore();

        assertThatThrownBy(() -> after.append(stream("s0"), 3, events(1), ANONYMOUS))
                .isInstanceOf(RestoredElsewhereException.class);
        assertThatThrownBy(() -> after.readAll(Cursor.start(), 10))
                .isInstanceOf(RestoredElsewhereException.class);
        assertThatThrownBy(
                        () -> new Queries(restored).run("select eventstore.stream_events('view')"))
                .hasMessageContaining("another server");
        new Queries(restored).run("select eventstore.after_restore()");

        assertThat(after.append(stream("s0"), 3, events(1), ANONYMOUS))
                .isInstanceOf(Appended.class);
    }

    @Test
    void a_session_that_was_refused_goes_on_after_the_command() throws Exception {
        restore();
        try (Connection session = restored.getConnection()) {
            assertThatThrownBy(() -> Queries.all(session, "select eventstore.read_all()"))
                    .isInstanceOf(SQLException.class);
            Queries.all(session, "select eventstore.after_restore()");
            assertThat(Queries.all(session, "select eventstore.read_all()")).hasSize(60);
        }
    }

    @Test
    void views_and_cursors_go_on_where_they_were_and_find_every_new_event_once() throws Exception {
        Page half = before.readAll(Cursor.start(), 30);
        List<String> handled = handleSome(old, 25);
        restore();
        new Queries(restored).run("select eventstore.after_restore()");
        for (int id = 0; id < 20; id++) {
            after.append(stream("s" + id), 3, events(2), ANONYMOUS);
        }
        handled.addAll(handleSome(restored, Integer.MAX_VALUE));

        List<String> all =
                new Queries(restored)
                        .all("select event_id from eventstore.events order by position");
        assertThat(handled).hasSize(100).containsExactlyInAnyOrderElementsOf(all);
        List<RecordedEvent> read = new ArrayList<>(half.events());
        Page page = after.readAll(half.next(), 17);
        while (!page.events().isEmpty()) {
            read.addAll(page.events());
            page = after.readAll(page.next(), 17);
        }
        assertThat(read).hasSize(100).doesNotHaveDuplicates();
        for (int id = 0; id < 20; id++) {
            StreamId stream = stream("s" + id);
            assertThat(read.stream().filter(event -> event.stream().equals(stream)))
                    .extracting(RecordedEvent::version)
                    .containsExactly(1L, 2L, 3L, 4L, 5L);
        }
        assertThat(new Queries(restored).one("select eventstore.view_lag('view')")).isEqualTo("0");
    }

    @Test
    void a_cursor_from_behind_the_dump_is_taken_up_and_misses_nothing_that_comes_here()
            throws Exception {
        restore();
        before.append(stream("lost"), 0, events(5), ANONYMOUS);
        Cursor beyond = before.readAll(Cursor.start(), 100).next();
        new Queries(restored).run("select eventstore.after_restore()");
        after.append(stream("here"), 0, events(2), ANONYMOUS);

        assertThat(after.readAll(beyond, 100).events())
                .extracting(event -> event.stream().id())
                .containsExactly("here", "here");
    }

    @Test
    void installing_again_gives_the_command_as_well() throws Exception {
        restore();
        PostgresEventStore.install(restored);

        assertThat(after.append(stream("s0"), 3, events(1), ANONYMOUS))
                .isInstanceOf(Appended.class);
    }

    @Test
    void the_command_changes_nothing_where_nothing_was_restored_and_may_be_given_again()
            throws Exception {
        new Queries(old).run("select eventstore.after_restore()");
        assertThat(new Queries(old).one("select tx_shift from eventstore.installation"))
                .isEqualTo("0");
        restore();
        new Queries(restored).run("select eventstore.after_restore()");
        String shift = new Queries(restored).one("select tx_shift from eventstore.installation");
        new Queries(restored).run("select eventstore.after_restore()");

        assertThat(new Queries(restored).one("select tx_shift from eventstore.installation"))
                .isEqualTo(shift)
                .isNotEqualTo("0");
    }

    @Test
    void a_transaction_that_was_overtaken_conflicts_there_too() throws Exception {
        restore();
        new Queries(restored).run("select eventstore.after_restore()");
        try (Connection older = restored.getConnection()) {
            older.setAutoCommit(false);
            after.append(older, stream("elsewhere"), 0, events(1), ANONYMOUS);
            after.append(stream("s1"), 3, events(1), ANONYMOUS);

            assertThat(after.append(older, stream("s1"), 4, events(1), ANONYMOUS))
                    .isEqualTo(new AppendResult.Conflict(stream("s1"), 4));
            older.rollback();
        }
    }

    @Test
    void a_cursor_of_another_server_is_refused() throws Exception {
        PostgresEventStore.install(restored);
        Cursor foreign = before.readAll(Cursor.start(), 100).next();

        assertThatThrownBy(() -> after.readAll(foreign, 10))
                .isInstanceOf(ForeignCursorException.class);
    }

    @Test
    void who_may_not_create_roles_installs_without_them() throws Exception {
        Queries superuser = new Queries(restored);
        superuser.run("create role modest login; grant create on database postgres to modest");
        DataSource modest = server.as("modest");
        PostgresEventStore.install(modest);

        assertThat(superuser.all("select rolname from pg_roles where rolname like 'eventstore%'"))
                .isEmpty();
        PostgresEventStore store = new PostgresEventStore(modest);
        store.register(DECIDER, List.of(TYPE));
        assertThat(store.append(stream("1"), 0, events(1), ANONYMOUS)).isInstanceOf(Appended.class);
    }

    /** Claims and acknowledges events of the view, and leaves the last claim of a part open. */
    private static List<String> handleSome(DataSource store, int atMost) throws SQLException {
        Queries queries = new Queries(store);
        List<String> handled = new ArrayList<>();
        while (handled.size() < atMost) {
            List<String> batch =
                    queries.all(
                            "select event_id || ' ' || fence from eventstore.stream_events('view', 2)");
            if (batch.isEmpty()) {
                break;
            }
            String[] last = batch.getLast().split(" ", 2);
            queries.run(
                    "select eventstore.ack_event('view', '%s', %s)".formatted(last[0], last[1]));
            batch.forEach(event -> handled.add(event.split(" ", 2)[0]));
        }
        return handled;
    }

    private void burnTransactionIds() throws SQLException {
        new Queries(old)
                .run(
                        "do $$ begin for i in 1..5000 loop perform pg_current_xact_id(); commit;"
                                + " end loop; end $$");
    }

    private void restore() throws SQLException, IOException {
        PostgresEventStore.install(restored);
        try (Connection from = old.getConnection();
                Connection into = restored.getConnection()) {
            Queries.all(into, "set session_replication_role = replica");
            for (String table : Queries.all(from, TABLES).getFirst().split(" ")) {
                Queries.all(into, "delete from " + table);
                Writer rows = new StringWriter();
                from.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy " + table + " to stdout", rows);
                into.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " from stdin", new StringReader(rows.toString()));
            }
            Queries.all(
                    into,
                    "select setval('eventstore.events_position_seq', max(position)) from eventstore.events");
        }
    }
}
