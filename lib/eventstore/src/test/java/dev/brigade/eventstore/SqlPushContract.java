package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.event;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What schedule_events does, with a real endpoint, by pg_net and by what stands in for it. */
abstract class SqlPushContract {

    static final String VIEW = "view";
    private static final String QUICK = "min_backoff_ms := 5, max_backoff_ms := 20";

    final EventStore store;
    final Jdbc jdbc;
    private final List<AutoCloseable> open = new ArrayList<>();

    SqlPushContract(DataSource dataSource) {
        store = new PostgresEventStore(dataSource);
        jdbc = new Jdbc(dataSource);
    }

    @BeforeEach
    void register() {
        store.register(DECIDER, List.of(TYPE));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    @Test
    void an_event_arrives_as_a_signed_cloud_event() throws IOException {
        Receiver receiver = receiver(request -> 204);
        String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        NewEvent event = event("{\"text\": \"gr\u00fcn \\\"\", \"none\": null}");
        store.append(
                stream("quote \""),
                0,
                List.of(event),
                new EventMetadata("command", "conversation", null, traceparent));
        push(receiver, QUICK, () -> receiver.taken.size() == 1);

        Receiver.Request request = receiver.taken.element();
        assertThat(request.id()).isEqualTo(event.eventId().toString());
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(request.header("traceparent")).isEqualTo(traceparent);
        assertThat(Instant.ofEpochSecond(request.timestamp()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(request.signatures()).isEqualTo(signedBy(secret(0), request));
        assertThat(
                        one(
                                "select body @> (expected || '{\"specversion\": \"1.0\", \"source\":"
                                        + " \"/eventstore\", \"subject\": \"quote \\\"\", \"version\": 1,"
                                        + " \"eventversion\": 1, \"correlationid\": \"conversation\","
                                        + " \"commandid\": \"command\", \"decider\": \"Order\","
                                        + " \"datacontenttype\": \"application/json\"}')"
                                        + " and not body ?? 'causationid' and body ?? 'time'"
                                        + " from (select ?::jsonb, jsonb_build_object('id', ?, 'type', ?,"
                                        + " 'data', ?::jsonb)) as t(body, expected)",
                                request.body(),
                                request.id(),
                                TYPE,
                                event.json()))
                .isEqualTo("t");
    }

    @Test
    void while_a_secret_is_exchanged_both_sign() throws IOException {
        Receiver receiver = receiver(request -> 200);
        registerUrl(receiver.url());
        String former = secret(0);
        String text = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        one("select eventstore.set_push_secrets('view', ?, ?)", text, former);
        store.append(stream("s0"), 0, events(1), ANONYMOUS);
        push(receiver, QUICK, () -> receiver.taken.size() == 1);

        Receiver.Request request = receiver.taken.element();
        assertThat(request.signatures())
                .isEqualTo(signedBy(text, request) + " " + signedBy(former, request));
    }

    @Test
    void each_stream_arrives_in_order_and_once_though_some_requests_fail() throws IOException {
        Random random = new Random(42);
        Receiver receiver =
                receiver(r -> {
                    synchronized (random) {
                        return random.nextInt(4) == 0 ? 500 : 200;
                    }
                });
        append(10);
        push(receiver, QUICK, () -> lag() == 0);

        HttpPushContract.assertAllTakenOnce(receiver, 10, 3);
    }

    @Test
    void no_more_requests_are_under_way_than_allowed() throws IOException {
        CountDownLatch goOn = new CountDownLatch(1);
        Receiver receiver =
                receiver(request -> {
                    goOn.await();
                    return 200;
                });
        append(8);
        String three = QUICK + ", max_in_flight := 3, timeout_ms := 60000";
        push(receiver, three, () -> receiver.all.size() == 3);
        for (int i = 0; i < 5; i++) {
            assertThat(schedule(three)).isZero();
        }
        goOn.countDown();
        push(receiver, three, () -> lag() == 0);
        assertThat(receiver.mostInFlight).hasValue(3);
        HttpPushContract.assertAllTakenOnce(receiver, 8, 3);
    }

    @Test
    void a_stream_that_is_refused_for_ever_is_parked_and_holds_up_no_other() throws IOException {
        Receiver receiver = receiver(request -> request.stream().equals("s0") ? 422 : 200);
        append(10);
        push(receiver, QUICK + ", park_after := 3", () -> lag() == 3 && parked() == 1);

        assertThat(receiver.taken).hasSize(27);
        assertThat(receiver.seen("s0")).isEqualTo(3);
        assertThat(store.views().blocked(VIEW).getFirst().reason())
                .isEqualTo("failed 3 times: answered 422");
    }

    @Test
    void an_endpoint_that_is_down_for_a_while_gets_all_later_and_no_stream_is_blamed()
            throws IOException {
        Receiver closed = new Receiver(request -> 200);
        int port = closed.port();
        closed.close();
        append(5);
        String parking = QUICK + ", park_after := 1";
        push(
                closed.url(),
                parking,
                () -> number("select max(attempts) from eventstore.view_slots") >= 2);
        assertThat(store.views().blocked(VIEW)).isEmpty();
        Receiver receiver = new Receiver(port, request -> 200);
        open.add(receiver);
        push(receiver, parking, () -> lag() == 0);

        HttpPushContract.assertAllTakenOnce(receiver, 5, 3);
    }

    @Test
    void an_endpoint_that_does_not_answer_in_time_gets_the_same_event_again() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        Receiver receiver =
                receiver(request -> {
                    if (first.getAndSet(false)) {
                        end.await();
                    }
                    return 200;
                });
        store.append(stream("s0"), 0, events(2), ANONYMOUS);
        push(receiver, QUICK + ", timeout_ms := 300", () -> lag() == 0);
        end.countDown();

        assertThat(receiver.all.stream().map(Receiver.Request::version))
                .containsExactly(1L, 1L, 2L);
        assertThat(receiver.all.stream().map(Receiver.Request::id).distinct()).hasSize(2);
    }

    @Test
    void an_event_comes_no_earlier_than_the_endpoint_asked_for() throws IOException {
        Receiver receiver =
                receiver(request -> {
                    request.exchange().getResponseHeaders().add("Retry-After", "3600");
                    return 503;
                });
        store.append(stream("s0"), 0, events(1), ANONYMOUS);
        push(
                receiver,
                "min_backoff_ms := 5, max_backoff_ms := 7200000",
                () -> !store.views().blocked(VIEW).isEmpty());

        assertThat(store.views().blocked(VIEW).getFirst().retryAt())
                .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3600));
    }

    @Test
    void an_endpoint_that_is_gone_gets_nothing_more_until_it_is_registered_again()
            throws IOException {
        AtomicBoolean gone = new AtomicBoolean(true);
        Receiver receiver = receiver(request -> gone.get() ? 410 : 200);
        append(1);
        push(
                receiver,
                QUICK,
                () ->
                        number(
                                        "select count(*) from eventstore.http_endpoints"
                                                + " where gone_at is not null")
                                == 1);
        assertThat(schedule(QUICK)).isZero();
        assertThat(receiver.all).hasSize(1);
        assertThat(store.views().blocked(VIEW)).isEmpty();
        gone.set(false);
        push(receiver, QUICK, () -> lag() == 0);
        assertThat(receiver.taken("s0")).containsExactly(1L, 2L, 3L);
    }

    @Test
    void an_event_whose_answer_was_lost_comes_again_with_the_same_id() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        Receiver receiver =
                receiver(request -> {
                    requests.incrementAndGet();
                    return 200;
                });
        store.append(stream("s0"), 0, events(1), ANONYMOUS);
        registerUrl(receiver.url());
        schedule(QUICK);
        until(() ->
                number(
                                "with lost as (delete from net._http_response returning id)"
                                        + " select count(*) from lost")
                        > 0);
        push(receiver, QUICK, () -> lag() == 0);

        assertThat(requests).hasValue(2);
        assertThat(receiver.all.stream().map(Receiver.Request::id).distinct()).hasSize(1);
    }

    @Test
    void what_jsonb_cannot_hold_blocks_its_own_stream() throws IOException {
        Receiver receiver = receiver(request -> 200);
        store.append(stream("s0"), 0, List.of(event("\"\\u0000\"")), ANONYMOUS);
        store.append(stream("s1"), 0, events(2), ANONYMOUS);
        push(receiver, QUICK + ", park_after := 2", () -> parked() == 1 && lag() == 1);

        assertThat(receiver.taken("s1")).containsExactly(1L, 2L);
        assertThat(store.views().blocked(VIEW).getFirst().lastError()).contains("Unicode");
    }

    /** Leaves it to the test to call schedule_events. */
    void registerUrl(URI url) {
        store.views().register(VIEW, url);
    }

    /** Schedules until the condition holds. */
    private void push(Receiver receiver, String options, Condition condition) {
        push(receiver.url(), options, condition);
    }

    private void push(URI url, String options, Condition condition) {
        registerUrl(url);
        until(() -> {
            schedule(options);
            return condition.holds();
        });
    }

    interface Condition {
        boolean holds();
    }

    final void until(Condition condition) {
        waiting().until(condition::holds);
    }

    static ConditionFactory waiting() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(30));
    }

    final long schedule(String options) {
        return number("select eventstore.schedule_events('view', " + options + ")");
    }

    final long lag() {
        return store.views().lag(VIEW).orElse(-1);
    }

    private long parked() {
        return store.views().blocked(VIEW).stream().filter(BlockedStream::parked).count();
    }

    final long number(String sql) {
        return Long.parseLong(one(sql));
    }

    final String one(String sql, Object... parameters) {
        return String.valueOf(
                jdbc.query(sql, row -> String.valueOf(row.getString(1)), parameters).getFirst());
    }

    private String secret(int number) {
        return one("select (eventstore.push_secrets('view'))[?]", number + 1);
    }

    private static String signedBy(String secret, Receiver.Request request) {
        return WebhookSecret.of(secret).sign(request.id(), request.timestamp(), request.body());
    }

    final Receiver receiver(Receiver.Answer answer) throws IOException {
        Receiver receiver = new Receiver(answer);
        open.add(receiver);
        return receiver;
    }

    final void append(int streams) {
        for (int id = 0; id < streams; id++) {
            store.append(stream("s" + id), 0, events(3), ANONYMOUS);
        }
    }
}
