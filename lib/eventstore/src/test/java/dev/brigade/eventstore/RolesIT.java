package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.command;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.backing.BackingPostgres;
import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.AppendResult.Conflict;
import dev.brigade.eventstore.AppendResult.Replayed;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What each of the three roles may do, and that none of them needs or has a right on a table. */
class RolesIT {

    private static final String NOT_ALLOWED = "42501";
    private static final String APPEND =
            "select eventstore.append_event('OrderCreatedEvent', gen_random_uuid(), 'Order',"
                    + " gen_random_uuid()::text, '{}', null, null)";

    private final AgroalDataSource owner = Databases.withEventStore();
    private final Queries asOwner = new Queries(owner);

    RolesIT() throws SQLException {
        new PostgresEventStore(owner).register(DECIDER, List.of(TYPE));
        asOwner.run("select eventstore.register_view('view')");
    }

    @AfterEach
    void close() {
        owner.close();
    }

    @ParameterizedTest(name = "{0}: {2} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    writer   | append_event('OrderCreatedEvent', gen_random_uuid(), 'Order', '9', '{}', null, null) | may
                    writer   | get_events('1', 'Order')               | may
                    writer   | get_last_event('1', 'Order')           | may
                    writer   | read_all()                             | may
                    writer   | stream_events('view')                  | not
                    writer   | view_lag('view')                       | not
                    writer   | view_frontier('view')                  | not
                    writer   | register_view('other')                 | not
                    writer   | register_decider_event('Order', 'New') | not
                    writer   | set_max_payload_bytes(1)               | not
                    writer   | tx_shift()                             | not
                    streamer | stream_events('view')                  | may
                    streamer | view_lag('view')                       | may
                    streamer | view_frontier('view')                  | may
                    streamer | get_events('1', 'Order')               | not
                    streamer | read_all()                             | not
                    streamer | append_event('OrderCreatedEvent', gen_random_uuid(), 'Order', '9', '{}', null, null) | not
                    streamer | get_view('view')                       | may
                    streamer | unpark('view', '1', 'Order')           | not
                    streamer | rewind_view('view')                    | not
                    streamer | register_view('other')                 | not
                    operator | register_view('other')                 | may
                    operator | register_decider_event('Order', 'New') | may
                    operator | view_lag('view')                       | may
                    operator | set_max_payload_bytes(1)               | may
                    operator | after_restore()                        | may
                    operator | append_event('OrderCreatedEvent', gen_random_uuid(), 'Order', '9', '{}', null, null) | not
                    operator | stream_events('view')                  | not
                    """)
    void a_role_may_do_its_work_and_nothing_else(String role, String call, String allowed)
            throws SQLException {
        Queries queries = new Queries(member(role));

        if (allowed.equals("may")) {
            queries.run("select eventstore." + call);
        } else {
            assertRefused(() -> queries.run("select eventstore." + call));
        }
    }

    @Test
    void no_role_has_a_right_on_a_table() throws SQLException {
        assertThat(
                        asOwner.all(
                                """
                                select role || ' may ' || privilege || ' ' || c.oid::regclass
                                from pg_class c
                                cross join (values ('eventstore_writer'), ('eventstore_streamer'),
                                                   ('eventstore_operator')) as r(role)
                                cross join (values ('select'), ('insert'), ('update'), ('delete'), ('truncate'),
                                                   ('references'), ('trigger')) as p(privilege)
                                where c.relnamespace = 'eventstore'::regnamespace and c.relkind in ('r', 'v')
                                  and has_table_privilege(role, c.oid, privilege)
                                """))
                .isEmpty();
    }

    @Test
    void who_has_no_role_may_call_nothing() throws SQLException {
        assertRefused(() -> new Queries(login()).run(APPEND));
    }

    @Test
    void the_java_client_works_as_a_writer() throws SQLException {
        DataSource writer = member("writer");
        PostgresEventStore store = new PostgresEventStore(writer);

        assertThat(store.append(stream("1"), 0, events(2), command("c")))
                .isInstanceOf(Appended.class);
        assertThat(store.append(stream("1"), 0, events(2), command("c")))
                .isInstanceOf(Replayed.class);
        assertThat(store.append(stream("1"), 0, events(2), ANONYMOUS)).isInstanceOf(Conflict.class);
        assertThat(store.read(stream("1"), 0, 10)).hasSize(2);
        assertThat(store.readAll(Cursor.start(), 10).events()).hasSize(2);
        try (Connection transaction = writer.getConnection()) {
            transaction.setAutoCommit(false);
            store.append(transaction, stream("1"), 2, events(1), ANONYMOUS);
            transaction.commit();
        }
        assertThat(store.read(stream("1"), 2, 10)).hasSize(1);
    }

    @Test
    void the_java_client_subscribes_and_parks_as_a_streamer_where_the_view_is_registered()
            throws Exception {
        new PostgresEventStore(owner).append(stream("1"), 0, events(2), ANONYMOUS);
        CountDownLatch handled = new CountDownLatch(2);
        DataSource user = member("streamer");
        EventStore streamer = new PostgresEventStore(user);

        try (Subscription _ =
                streamer.subscribe(
                        "view",
                        batch -> batch.forEach(_ -> handled.countDown()),
                        SubscriptionOptions.defaults())) {
            assertThat(handled.await(30, TimeUnit.SECONDS)).isTrue();
        }
        new Queries(user).run("select eventstore.park('view', '1', 'Order', 'out of paper')");
    }

    /** An operator in front of Postgres's own would run with the rights of the functions' owner. */
    @Test
    void a_search_path_of_the_caller_lends_nobody_the_owners_rights() throws SQLException {
        DataSource writer = member("writer");
        String user = new Queries(writer).one("select current_user");
        asOwner.run("create schema evil authorization " + user);
        try (Connection attacker = writer.getConnection()) {
            for (String attack :
                    List.of(
                            "create table evil.stolen (by text)",
                            """
                            create function evil.same(text, text) returns boolean language plpgsql as $$
                            begin
                                insert into evil.stolen values (current_user);
                                return $1 operator(pg_catalog.=) $2;
                            end $$
                            """,
                            "create operator evil.= (leftarg = text, rightarg = text, function = evil.same)",
                            """
                            create function evil.pg_current_snapshot() returns pg_snapshot language sql
                            as 'insert into evil.stolen values (current_user) returning ''1:1:''::pg_snapshot'
                            """,
                            "set search_path = evil, pg_catalog",
                            APPEND,
                            "select eventstore.get_events('1', 'Order')",
                            "select eventstore.read_all()")) {
                Queries.all(attacker, attack);
            }
        }
        assertThat(asOwner.one("select count(*) from evil.stolen where by <> '" + user + "'"))
                .isEqualTo("0");
    }

    private DataSource member(String role) throws SQLException {
        DataSource login = login();
        asOwner.run(
                "grant eventstore_%s to %s"
                        .formatted(role, new Queries(login).one("select current_user")));
        return login;
    }

    private DataSource login() throws SQLException {
        String name = "app_" + UUID.randomUUID().toString().replace("-", "");
        asOwner.run("create role " + name + " login");
        return as(name);
    }

    private DataSource as(String user) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(BackingPostgres.shared().jdbcUrl(asOwner.one("select current_database()")));
        source.setUser(user);
        return source;
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).isEqualTo(NOT_ALLOWED));
    }
}
