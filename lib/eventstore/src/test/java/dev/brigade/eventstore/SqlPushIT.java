package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushing by SQL, as far as it needs nobody who sends: what is in pg_net's queue stays there. */
class SqlPushIT {

    private static final String URL = "http://127.0.0.1:1/";
    private static final String SCHEDULE = "select eventstore.schedule_events('view')";
    private static final String QUEUED =
            "select count(*) || ' ' || coalesce(string_agg(distinct headers->>'webhook-id', ' '), '')"
                    + " from net.http_request_queue";

    final AgroalDataSource dataSource = Databases.withEventStore();
    private final Jdbc jdbc = new Jdbc(dataSource);
    private final EventStore store = new PostgresEventStore(dataSource);
    private String eventId = "";

    @BeforeEach
    void append() {
        store.register(DECIDER, List.of(TYPE));
        store.append(stream("s0"), 0, events(2), ANONYMOUS);
        eventId = store.read(stream("s0"), 0, 1).getFirst().eventId().toString();
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void without_pg_net_it_says_so_and_who_can_push() {
        one("select eventstore.register_view('view', http_url := '" + URL + "')");

        assertThatThrownBy(() -> one(SCHEDULE))
                .isInstanceOfSatisfying(
                        EventStoreException.class, e -> assertThat(e.code()).isEqualTo("ES030"))
                .hasMessageContaining("Extension pg_net is not installed")
                .hasMessageContaining("HttpPush of the Java client");
    }

    @Test
    void what_cannot_be_pushed_has_a_code() {
        assertCode("ES004", "select eventstore.schedule_events('unknown')");
        Databases.run(dataSource, Sql.text("net-stand-in.sql"));
        one("select eventstore.register_view('view')");
        assertCode("ES007", SCHEDULE);
        one("select eventstore.register_view('view', http_url := '" + URL + "')");
        assertCode("ES007", "select eventstore.schedule_events('view', 0)");
        assertCode("ES007", "select eventstore.schedule_events('view', 65)");
        assertCode("ES007", "select eventstore.schedule_events('view', timeout_ms := 0)");
        assertCode("ES007", "select eventstore.schedule_events('view', min_backoff_ms := 0)");
        assertCode("ES007", "select eventstore.schedule_events('view', max_backoff_ms := 1)");
        assertCode("ES007", "select eventstore.schedule_events('view', park_after := -1)");
        assertCode("ES007", "select eventstore.set_push_secrets('view', 'whsec_c2hvcnQ=')");
        assertCode("ES007", "select eventstore.set_push_secrets('view', 'whsec_%')");
        assertCode("ES004", "select eventstore.set_push_secrets('unknown', 'whsec_%')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org",
                "example.org",
                "http:///path",
                "https://user:secret@example.org/",
                "https://example.org/#top",
                "https://example.org/\r\nX: y",
                ""
            })
    void an_url_that_is_no_endpoint_is_refused(String url) {
        assertThatThrownBy(() -> one("select eventstore.register_view('view', http_url := ?)", url))
                .isInstanceOfSatisfying(
                        EventStoreException.class, e -> assertThat(e.code()).isEqualTo("ES007"))
                .hasMessageNotContaining("secret");
        assertThat(one("select count(*) from eventstore.views")).isEqualTo("0");
    }

    @Test
    void it_signs_as_standard_webhooks_and_as_java_does() throws Exception {
        assertThat(
                        one(
                                "select eventstore.webhook_signature(array[?], ?, 1614265330, ?)",
                                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        for (int bytes : new int[] {1, 24, 63, 64, 65, 200}) {
            byte[] key = new byte[bytes];
            for (int i = 0; i < bytes; i++) {
                key[i] = (byte) (i * 37 + bytes);
            }
            byte[] message = ("gr\u00fcn " + bytes).getBytes(StandardCharsets.UTF_8);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            assertThat(one("select encode(eventstore.hmac_sha256(?, ?), 'hex')", key, message))
                    .isEqualTo(java.util.HexFormat.of().formatHex(mac.doFinal(message)));
        }
    }

    @Test
    void secrets_are_for_nobody_who_was_not_given_them() throws SQLException {
        one("select eventstore.register_view('view', http_url := '" + URL + "')");
        assertThat(one("select (eventstore.push_secrets('view'))[1]")).matches("whsec_.{44}");
        String role = "nobody_" + eventId.replace("-", "");
        Databases.run(
                dataSource,
                "create role %1$s; grant usage on schema eventstore to %1$s".formatted(role));
        for (String query :
                List.of(
                        "select eventstore.push_secrets('view')",
                        "select secrets from eventstore.http_endpoints",
                        "select eventstore.set_push_secrets('view', 'whsec_x')")) {
            assertThatThrownBy(() -> Databases.run(dataSource, "set role " + role + ";" + query))
                    .hasMessageContaining("permission denied");
        }
        Databases.run(dataSource, "reset role; drop owned by %1$s; drop role %1$s".formatted(role));
    }

    @Test
    void a_view_without_an_url_keeps_its_secret_for_when_it_has_one_again() {
        one("select eventstore.register_view('view', http_url := '" + URL + "')");
        String secret = one("select eventstore.push_secrets('view')");
        one("select eventstore.register_view('view')");
        one("select eventstore.register_view('view', http_url := '" + URL + "')");

        assertThat(one("select eventstore.push_secrets('view')")).isEqualTo(secret);
    }

    @Test
    void a_request_that_is_still_queued_keeps_its_lease_and_is_not_sent_again() {
        prepare();
        expireLeases("interval '1 second'");
        String until = one("select max(lease_until) from eventstore.view_slots");

        assertThat(one(SCHEDULE)).isEqualTo("0");
        assertThat(one(QUEUED)).isEqualTo("1 " + eventId);
        assertThat(one("select max(lease_until) from eventstore.view_slots")).isGreaterThan(until);
    }

    @Test
    void a_queued_request_whose_lease_is_over_is_taken_back_before_it_is_sent_again() {
        prepare();
        expireLeases("interval '-1 second'");

        assertThat(one(SCHEDULE)).isEqualTo("1");
        assertThat(one(QUEUED)).isEqualTo("1 " + eventId);
        assertThat(one("select id from net.http_request_queue")).isEqualTo("2");
    }

    @Test
    void nothing_is_sent_while_a_request_whose_lease_is_over_is_being_sent() throws SQLException {
        prepare();
        expireLeases("interval '-1 second'");
        try (Connection worker = dataSource.getConnection()) {
            worker.setAutoCommit(false);
            Jdbc.query(worker, "delete from net.http_request_queue returning id", row -> true);
            assertThat(one(SCHEDULE)).isEqualTo("0");
            Jdbc.query(
                    worker,
                    "insert into net._http_response (id, status_code) values (1, 200) returning 1",
                    row -> true);
            worker.commit();
        }

        // too late to count, so the event comes again
        assertThat(one(SCHEDULE)).isEqualTo("1");
        assertThat(one(QUEUED)).isEqualTo("1 " + eventId);
    }

    @Test
    void an_answer_counts_whose_transaction_began_before_the_request_was_made()
            throws SQLException {
        Databases.run(dataSource, Sql.text("net-stand-in.sql"));
        one("select eventstore.register_view('view', http_url := '" + URL + "')");
        try (Connection worker = dataSource.getConnection()) {
            worker.setAutoCommit(false);
            // which is what the answer has in "created"
            Jdbc.query(worker, "select now()", row -> true);
            assertThat(one(SCHEDULE)).isEqualTo("1");
            Jdbc.query(worker, "delete from net.http_request_queue returning id", row -> true);
            Jdbc.query(
                    worker,
                    "insert into net._http_response (id, status_code) values (1, 200) returning 1",
                    row -> true);
            worker.commit();
        }

        assertThat(one(SCHEDULE)).isEqualTo("1");
        String next = store.read(stream("s0"), 1, 1).getFirst().eventId().toString();
        assertThat(one(QUEUED)).isEqualTo("1 " + next);
    }

    @Test
    void after_a_crash_that_emptied_the_unlogged_tables_the_event_comes_again_at_once() {
        prepare();
        Databases.run(
                dataSource,
                "truncate net.http_request_queue, net._http_response, eventstore.http_requests"
                        + " restart identity");

        assertThat(one(SCHEDULE)).isEqualTo("1");
        assertThat(one(QUEUED)).isEqualTo("1 " + eventId);
    }

    @Test
    void an_answer_to_a_request_with_the_same_number_of_another_count_is_not_taken() {
        prepare();
        Databases.run(
                dataSource,
                "truncate net.http_request_queue, net._http_response restart identity;"
                        + " insert into net._http_response (id, status_code, created)"
                        + " values (1, 200, now() + interval '1 second')");

        assertThat(one(SCHEDULE)).isEqualTo("1");
        assertThat(one(QUEUED)).isEqualTo("1 " + eventId);
    }

    @Test
    void callers_at_the_same_time_send_no_more_than_one_of_them_may() throws SQLException {
        for (int id = 1; id < 10; id++) {
            store.append(stream("s" + id), 0, events(1), ANONYMOUS);
        }
        Databases.run(dataSource, Sql.text("net-stand-in.sql"));
        one("select eventstore.register_view('view', http_url := '" + URL + "')");
        String scheduleOne = "select eventstore.schedule_events('view', 1)";
        try (Connection first = dataSource.getConnection()) {
            first.setAutoCommit(false);
            Jdbc.query(first, scheduleOne, row -> true);
            assertThat(one(scheduleOne)).isEqualTo("0");
            first.commit();
        }

        assertThat(one("select count(*) from net.http_request_queue")).isEqualTo("1");
    }

    @Test
    void a_call_that_is_rolled_back_has_sent_and_claimed_nothing() throws SQLException {
        Databases.run(dataSource, Sql.text("net-stand-in.sql"));
        one("select eventstore.register_view('view', http_url := '" + URL + "')");
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            Jdbc.query(connection, SCHEDULE, row -> true);
            connection.rollback();
        }

        assertThat(one(QUEUED)).isEqualTo("0 ");
        assertThat(one(SCHEDULE)).isEqualTo("1");
    }

    /** One request is in the queue. */
    private void prepare() {
        Databases.run(dataSource, Sql.text("net-stand-in.sql"));
        one("select eventstore.register_view('view', http_url := '" + URL + "')");
        assertThat(one(SCHEDULE)).isEqualTo("1");
        assertThat(one(QUEUED)).isEqualTo("1 " + eventId);
    }

    private void expireLeases(String in) {
        one(
                "update eventstore.view_slots set lease_until = clock_timestamp() + "
                        + in
                        + " where owner is not null returning 1");
    }

    private void assertCode(String code, String sql) {
        assertThatThrownBy(() -> one(sql))
                .isInstanceOfSatisfying(
                        EventStoreException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private String one(String sql, Object... parameters) {
        return jdbc.query(sql, row -> String.valueOf(row.getString(1)), parameters).getFirst();
    }
}
