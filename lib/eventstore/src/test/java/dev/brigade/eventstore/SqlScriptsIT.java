package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts that the build makes of the SQL objects, as psql, Flyway and the Java client use
 * them.
 */
class SqlScriptsIT {

    private static final String MARK = "select obj_description('%s'::regnamespace, 'pg_namespace')";
    private static final String DEFINITIONS =
            """
            select string_agg(definition, ' ' order by definition) from (
                select pg_get_functiondef(oid) || coalesce(proacl::text, '') from pg_proc
                where pronamespace = 'eventstore'::regnamespace
                union all
                select format('%s %s %s %s %s', attrelid::regclass, attname, atttypid::regtype, attnotnull,
                              pg_get_expr(adbin, adrelid))
                from pg_attribute join pg_class on pg_class.oid = attrelid
                left join pg_attrdef on (adrelid, adnum) = (attrelid, attnum)
                where relnamespace = 'eventstore'::regnamespace and attnum > 0
                union all
                select conrelid::regclass || conname || pg_get_constraintdef(oid) from pg_constraint
                where connamespace = 'eventstore'::regnamespace
                union all
                select indexdef from pg_indexes where schemaname = 'eventstore') as all_of_it(definition)
            """;

    private final AgroalDataSource dataSource = Databases.empty();
    private final Queries queries = new Queries(dataSource);

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void the_scripts_install_into_an_empty_database_and_over_themselves() throws Exception {
        for (int time = 0; time < 2; time++) {
            run(script("eventstore"));
            run(script("fstore"));
            appendTo(time);
        }

        assertThat(new PostgresEventStore(dataSource).read(stream("1"), 0, 10)).hasSize(2);
    }

    @Test
    void the_java_client_finds_nothing_to_do_behind_the_scripts() throws Exception {
        run(script("eventstore"));
        run(script("fstore"));

        assertThat(queries.one(MARK.formatted("eventstore")))
                .isEqualTo(Installer.ofEventStore().mark());
        assertThat(queries.one(MARK.formatted("fstore"))).isEqualTo(Installer.ofFstore().mark());
    }

    @Test
    void the_script_of_fstore_says_what_it_needs() {
        assertThatThrownBy(() -> run(script("fstore"))).hasMessageContaining("eventstore.sql");
    }

    @Test
    void an_older_version_becomes_the_same_as_a_new_one_and_keeps_its_data() throws Exception {
        run(Sql.text("released/1.sql"));
        queries.run("select eventstore.register_decider_event('Order', 'OrderCreatedEvent')");
        queries.run("select eventstore.register_view('view')");
        queries.run(
                "select eventstore.append_event('OrderCreatedEvent',"
                        + " '00000000-0000-7000-8000-000000000001', 'Order', '1', '{}', null, null)");
        run(script("eventstore"));

        assertThat(queries.one(DEFINITIONS)).isEqualTo(definitionsOfANewOne());
        assertThat(new PostgresEventStore(dataSource).read(stream("1"), 0, 10)).hasSize(1);
        assertThat(queries.one("select eventstore.view_lag('view')")).isEqualTo("1");
        appendTo(1);
    }

    @Test
    void installing_again_waits_for_no_open_append() throws Exception {
        run(script("eventstore"));
        PostgresEventStore store = new PostgresEventStore(dataSource);
        store.register(DECIDER, List.of(TYPE));
        try (Connection open = dataSource.getConnection()) {
            open.setAutoCommit(false);
            store.append(open, stream("1"), 0, events(1), ANONYMOUS);
            run("set statement_timeout = '20s';" + script("eventstore"));
            open.commit();
        }
        appendTo(1);
    }

    @Test
    void several_may_install_at_once() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> installing =
                    Stream.<Future<?>>generate(() -> executor.submit(this::installBothWays))
                            .limit(5)
                            .toList();
            for (Future<?> installation : installing) {
                installation.get();
            }
        }
        appendTo(0);
    }

    @Test
    void flyway_runs_the_scripts_as_repeatable_migrations(@TempDir Path migrations)
            throws Exception {
        Files.writeString(migrations.resolve("R__1_eventstore.sql"), script("eventstore"));
        Files.writeString(migrations.resolve("R__2_fstore.sql"), script("fstore"));
        for (String schema : List.of("1_eventstore", "2_fstore")) {
            Files.writeString(
                    migrations.resolve("R__" + schema + ".sql.conf"), "executeInTransaction=false");
        }
        Flyway flyway =
                Flyway.configure()
                        .dataSource(dataSource)
                        .locations("filesystem:" + migrations)
                        .load();

        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(2);
        assertThat(flyway.migrate().migrationsExecuted).isZero();
        appendTo(0);
        Files.writeString(
                migrations.resolve("R__1_eventstore.sql"), script("eventstore") + "-- newer\n");
        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
        appendTo(1);
    }

    private Void installBothWays() throws Exception {
        run(script("eventstore"));
        PostgresEventStore.install(dataSource);
        return null;
    }

    private void appendTo(long version) {
        PostgresEventStore store = new PostgresEventStore(dataSource);
        store.register(DECIDER, List.of(TYPE));
        assertThat(store.append(stream("1"), version, events(1), ANONYMOUS))
                .isInstanceOf(AppendResult.Appended.class);
    }

    private static String definitionsOfANewOne() throws Exception {
        try (AgroalDataSource fresh = Databases.empty();
                Connection connection = fresh.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(script("eventstore"));
            return new Queries(fresh).one(DEFINITIONS);
        }
    }

    private void run(String script) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            try {
                statement.execute(script);
            } catch (SQLException e) {
                statement.execute("rollback");
                throw e;
            }
        }
    }

    /** What the build wrote, in its phase process-resources. */
    private static String script(String schema) throws IOException {
        return Files.readString(Path.of("target", "sql", schema + ".sql"));
    }
}
