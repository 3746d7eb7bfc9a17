package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * On a server with extensions pg_net and pg_cron, both set up for a database in which this test may
 * drop schema eventstore: {@code BRIGADE_PG_NET_URL} is its JDBC URL, with a superuser. Skipped
 * where that is not set.
 */
@EnabledIfEnvironmentVariable(
        named = "BRIGADE_PG_NET_URL",
        matches = ".+",
        disabledReason = "No server with pg_net and pg_cron is given")
class PgNetSqlPushIT extends SqlPushContract {

    private static final String EMPTY =
            """
            create extension if not exists pg_net;
            create extension if not exists pg_cron;
            select cron.unschedule(jobid) from cron.job;
            drop schema if exists eventstore cascade;
            delete from net.http_request_queue;
            delete from net._http_response;
            """;

    PgNetSqlPushIT() {
        DataSource dataSource = dataSource();
        // again where a job was just running
        waiting()
                .ignoreExceptions()
                .until(() -> {
                    Databases.run(dataSource, EMPTY);
                    return true;
                });
        PostgresEventStore.install(dataSource);
        super(dataSource);
    }

    @Override
    void registerUrl(URI url) {
        super.registerUrl(url);
        takeTheJobsAway();
    }

    @AfterEach
    void takeTheJobsAway() {
        jdbc.query("select cron.unschedule(jobid) from cron.job", row -> true);
    }

    @Test
    void a_view_with_an_url_is_pushed_by_the_database_alone() throws IOException {
        Receiver receiver = receiver(request -> 200);
        store.views().register(VIEW, receiver.url());
        append(3);

        until(() -> receiver.taken.size() == 9 && lag() == 0);
        HttpPushContract.assertAllTakenOnce(receiver, 3, 3);
    }

    @Test
    void the_job_goes_with_the_views_url_and_keeps_its_command() {
        String jobs =
                "select coalesce(string_agg(concat_ws(', ', jobname, schedule, command), '; '),"
                        + " 'none') from cron.job";
        store.views().register(VIEW);
        assertThat(one(jobs)).isEqualTo("none");
        store.views().register(VIEW, URI.create("http://127.0.0.1:1/"));
        assertThat(one(jobs))
                .isEqualTo(
                        "eventstore push view, 1 seconds,"
                                + " select eventstore.schedule_events('view')");
        one("select cron.schedule('eventstore push view', '1 seconds', 'select 1')");
        one(
                "select eventstore.register_view('view', polling_delay_s := 300,"
                        + " http_url := 'http://127.0.0.1:2/')");
        assertThat(one(jobs)).isEqualTo("eventstore push view, */5 * * * *, select 1");
        one("select eventstore.register_view('view')");
        assertThat(one(jobs)).isEqualTo("none");
    }

    @Test
    void pg_net_takes_a_request_out_of_its_queue_when_it_puts_its_answer_in() throws IOException {
        Receiver receiver = receiver(request -> 200);
        store.append(stream("s0"), 0, events(1), ANONYMOUS);
        registerUrl(receiver.url());
        assertThat(schedule("16")).isEqualTo(1);

        until(() -> {
            String places =
                    one(
                            "select (select count(*) from net.http_request_queue)::text"
                                    + " || (select count(*) from net._http_response)");
            assertThat(places).isIn("10", "01");
            return places.equals("01");
        });
    }

    private static DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(String.valueOf(System.getenv("BRIGADE_PG_NET_URL")));
        return dataSource;
    }
}
