package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.event;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.brigade.eventstore.SubscriptionStatus.State;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pushing does, with a real endpoint, for every event store. */
abstract class HttpPushContract {

    static final String VIEW = "view";
    static final WebhookSecret SECRET = WebhookSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    static final WebhookSecret FORMER =
            WebhookSecret.of("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    static final HttpPushOptions OPTIONS =
            HttpPushOptions.signedWith(SECRET)
                    .withBackoff(Duration.ofMillis(5), Duration.ofMillis(20));

    final EventStore store;
    private final List<AutoCloseable> open = new ArrayList<>();

    HttpPushContract(EventStore store) {
        this.store = store;
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
        NewEvent event = event("{\"text\": \"gr\u00fcn \\\"\"}");
        store.append(
                stream("quote \" and \ud83d\ude00"),
                0,
                List.of(event),
                new EventMetadata("command", "conversation\n", null, traceparent));
        push(receiver, OPTIONS.withSource("/orders"));

        await().until(() -> receiver.taken.size() == 1);
        Receiver.Request request = receiver.taken.element();
        assertThat(request.id()).isEqualTo(event.eventId().toString());
        assertThat(request.header("content-type")).isEqualTo("application/cloudevents+json");
        assertThat(request.header("traceparent")).isEqualTo(traceparent);
        assertThat(Instant.ofEpochSecond(request.timestamp()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(request.signatures())
                .isEqualTo(SECRET.sign(request.id(), request.timestamp(), request.body()));
        assertThat(request.body())
                .matches(
                        ("\\Q{\"specversion\":\"1.0\",\"id\":\"%s\",\"type\":\"OrderCreatedEvent\","
                                        + "\"source\":\"/orders\",\"subject\":\"quote \\\" and \\ud83d\\ude00\","
                                        + "\"time\":\"\\E[0-9T:.Z-]+\\Q\",\"decider\":\"Order\",\"version\":1,"
                                        + "\"eventversion\":1,\"correlationid\":\"conversation\\u000a\","
                                        + "\"commandid\":\"command\",\"datacontenttype\":\"application/json\","
                                        + "\"data\":{\"text\": \"gr\u00fcn \\\"\"}}\\E")
                                .formatted(event.eventId()));
    }

    @Test
    void a_traceparent_out_of_shape_is_not_passed_on() throws IOException {
        Receiver receiver = receiver(request -> 200);
        EventMetadata odd = new EventMetadata(null, "correlation", null, "00-1\r\nx-evil: 1");
        store.append(stream("s0"), 0, events(1), odd);
        push(receiver, OPTIONS);

        await().until(() -> receiver.taken.size() == 1);
        assertThat(receiver.taken.element().header("traceparent")).isEqualTo("null");
        assertThat(receiver.taken.element().header("x-evil")).isEqualTo("null");
    }

    @Test
    void while_a_secret_is_exchanged_both_sign() throws IOException {
        Receiver receiver = receiver(request -> 200);
        append(1, 0);
        push(receiver, OPTIONS.alsoSignedWith(FORMER));

        await().until(() -> receiver.taken.size() == 3);
        assertThat(receiver.taken)
                .allSatisfy(r -> {
                    String by = SECRET.sign(r.id(), r.timestamp(), r.body());
                    String byFormer = FORMER.sign(r.id(), r.timestamp(), r.body());
                    assertThat(r.signatures()).isEqualTo(by + " " + byFormer);
                });
    }

    @Test
    void each_stream_arrives_in_order_and_once_though_many_requests_fail() throws IOException {
        Random random = new Random(42);
        int[] failures = {400, 404, 500, 502, 503};
        Receiver receiver =
                receiver(r -> {
                    synchronized (random) {
                        return random.nextInt(3) == 0 ? failures[random.nextInt(5)] : 200;
                    }
                });
        append(20, 0);
        HttpPush push = push(receiver, OPTIONS);
        append(20, 3);

        await().until(() -> push.status().lag().orElse(-1) == 0);
        assertAllTakenOnce(receiver, 20, 6);
    }

    @Test
    void no_more_requests_are_under_way_than_allowed() throws IOException {
        CountDownLatch goOn = new CountDownLatch(1);
        Receiver receiver =
                receiver(request -> {
                    goOn.await();
                    return 200;
                });
        append(50, 0);
        push(receiver, OPTIONS.withMaxInFlight(3));

        await().until(() -> receiver.all.size() == 3);
        await().during(Duration.ofMillis(200)).until(() -> receiver.all.size() == 3);
        goOn.countDown();
        await().until(() -> receiver.taken.size() == 150);
        assertThat(receiver.mostInFlight).hasValue(3);
    }

    @Test
    void a_stream_that_is_refused_for_ever_holds_up_no_other() throws IOException {
        Receiver receiver = receiver(request -> request.stream().equals("s0") ? 400 : 200);
        append(200, 0);
        HttpPush push = push(receiver, OPTIONS);

        await().until(() -> receiver.taken.size() == 199 * 3);
        assertThat(receiver.taken("s0")).isEmpty();
        assertThat(receiver.all).noneMatch(r -> r.stream().equals("s0") && r.version() > 1);
        assertThat(push.status().state()).isEqualTo(State.FAILING);
        assertThat(push.status().lag()).hasValue(3);
        assertThat(push.status().blocked()).hasValue(1);
    }

    @Test
    void a_stream_is_parked_after_so_many_refusals() throws IOException {
        Receiver receiver = receiver(request -> request.stream().equals("s0") ? 422 : 200);
        append(3, 0);
        HttpPush push = push(receiver, OPTIONS.withParkAfter(3));

        await().until(() -> push.status().parked().orElse(-1) == 1);
        await().until(() -> receiver.taken.size() == 6);
        assertThat(receiver.seen("s0")).isEqualTo(3);
        assertThat(store.views().blocked(VIEW).getFirst().reason())
                .isEqualTo("failed 3 times: 127.0.0.1:%d answered 422".formatted(receiver.port()));
    }

    @Test
    void an_endpoint_that_is_down_for_a_while_gets_all_later_and_no_stream_is_blamed()
            throws IOException {
        Receiver closed = new Receiver(request -> 200);
        int port = closed.port();
        URI url = closed.url();
        closed.close();
        append(100, 0);
        HttpPush push = push(url, OPTIONS.withParkAfter(1));

        await().until(() -> push.status().state() == State.FAILING);
        assertThat(push.status().lastError()).contains("127.0.0.1:" + port + " cannot be reached");
        assertThat(push.status().lag()).hasValue(300);
        assertThat(store.views().blocked(VIEW)).isEmpty();
        Receiver receiver = new Receiver(port, request -> 200);
        open.add(receiver);
        await().until(() -> push.status().lag().orElse(-1) == 0);
        assertAllTakenOnce(receiver, 100, 3);
        assertThat(push.status().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void an_endpoint_that_does_not_answer_in_time_gets_the_same_event_again() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        Receiver receiver =
                receiver(request -> {
                    if (request.stream().equals("s0") && first.getAndSet(false)) {
                        end.await();
                    }
                    return 200;
                });
        append(2, 0);
        HttpPush push =
                push(receiver, OPTIONS.withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(300)));

        await().until(() -> receiver.taken.size() == 6);
        assertThat(receiver.taken("s0")).containsExactly(1L, 2L, 3L);
        List<String> ids =
                receiver.all.stream()
                        .filter(r -> r.stream().equals("s0") && r.version() == 1)
                        .map(Receiver.Request::id)
                        .toList();
        assertThat(ids).hasSize(2).containsOnly(ids.getFirst());
        await().until(() -> push.status().lag().orElse(-1) == 0);
        end.countDown();
    }

    @Test
    void a_redirect_is_a_refusal_and_not_followed() throws IOException {
        AtomicBoolean moved = new AtomicBoolean(true);
        Receiver receiver =
                receiver(request -> {
                    request.exchange().getResponseHeaders().add("location", "/elsewhere");
                    return moved.get() ? 307 : 200;
                });
        append(1, 0);
        HttpPush push = push(receiver, OPTIONS);

        await().until(() -> receiver.all.size() >= 3);
        assertThat(push.status().lastError()).contains("answered 307");
        moved.set(false);
        await().until(() -> receiver.taken("s0").size() == 3);
        assertThat(receiver.all).allMatch(request -> request.path().equals("/events"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void an_event_comes_no_earlier_than_the_endpoint_asked_for(int status) throws IOException {
        List<Long> times = new ArrayList<>();
        Receiver receiver =
                receiver(request -> {
                    synchronized (times) {
                        times.add(System.nanoTime());
                        request.exchange().getResponseHeaders().add("retry-after", "1");
                        return times.size() == 1 ? status : 200;
                    }
                });
        store.append(stream("s0"), 0, events(1), ANONYMOUS);
        push(receiver, OPTIONS.withBackoff(Duration.ofMillis(5), Duration.ofSeconds(30)));

        await().until(() -> receiver.taken.size() == 1);
        assertThat(times.get(1) - times.get(0)).isGreaterThan(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void an_endpoint_cannot_ask_for_more_than_the_longest_pause() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        Receiver receiver =
                receiver(request -> {
                    request.exchange().getResponseHeaders().add("retry-after", "86400");
                    return requests.incrementAndGet() < 5 ? 503 : 200;
                });
        store.append(stream("s0"), 0, events(1), ANONYMOUS);
        push(receiver, OPTIONS);

        await().until(() -> receiver.taken.size() == 1);
    }

    @Test
    void an_endpoint_that_is_asked_too_often_parks_nothing() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        Receiver receiver = receiver(request -> requests.incrementAndGet() < 20 ? 429 : 200);
        append(2, 0);
        HttpPush push = push(receiver, OPTIONS.withParkAfter(1));

        await().until(() -> push.status().lag().orElse(-1) == 0);
        assertAllTakenOnce(receiver, 2, 3);
    }

    @Test
    void an_endpoint_that_is_gone_gets_nothing_more_until_somebody_resumes() throws IOException {
        AtomicBoolean gone = new AtomicBoolean(true);
        Receiver receiver = receiver(request -> gone.get() ? 410 : 200);
        append(1, 0);
        HttpPush push = push(receiver, OPTIONS.withParkAfter(1));

        await().until(() -> push.status().state() == State.PAUSED);
        assertThat(push.status().lastError()).contains("answered 410: it wants no more events");
        append(10, 3, 1);
        await().during(Duration.ofMillis(300)).until(() -> receiver.all.size() == 1);
        gone.set(false);
        push.resume();
        await().until(() -> push.status().lag().orElse(-1) == 0);
        assertThat(receiver.taken("s0")).containsExactly(1L, 2L, 3L);
        assertThat(push.status().lastError()).isNull();
    }

    @Test
    void nothing_is_sent_while_paused() throws IOException {
        Receiver receiver = receiver(request -> 200);
        HttpPush push = push(receiver, OPTIONS);
        append(1, 0);
        await().until(() -> push.status().lag().orElse(-1) == 0);
        push.pause();
        append(1, 3);

        await().during(Duration.ofMillis(200)).until(() -> receiver.all.size() == 3);
        assertThat(push.status().state()).isEqualTo(State.PAUSED);
        push.resume();
        await().until(() -> receiver.taken.size() == 6);
    }

    @Test
    void two_instances_share_the_work_and_no_event_arrives_twice() throws IOException {
        Receiver receiver = receiver(request -> 200);
        append(50, 0);
        push(receiver, OPTIONS.withMaxInFlight(4));
        push(receiver, OPTIONS.withMaxInFlight(4).alsoSignedWith(FORMER));
        append(50, 3);

        await().until(() -> receiver.taken.size() >= 300);
        assertAllTakenOnce(receiver, 50, 6);
        assertThat(receiver.taken.stream().filter(r -> r.signatures().contains(" ")).count())
                .isBetween(1L, 299L);
    }

    @Test
    void a_request_may_take_longer_than_the_lease() throws IOException {
        CountDownLatch goOn = new CountDownLatch(1);
        Receiver receiver =
                receiver(request -> {
                    goOn.await();
                    return 200;
                });
        append(1, 0);
        push(receiver, OPTIONS.withLease(Duration.ofMillis(300)));
        push(receiver, OPTIONS.withLease(Duration.ofMillis(300)));

        await().during(Duration.ofSeconds(1)).until(() -> receiver.all.size() <= 1);
        goOn.countDown();
        await().until(() -> receiver.taken.size() == 3);
        assertAllTakenOnce(receiver, 1, 3);
    }

    @Test
    void an_endpoint_cannot_hold_up_anything_by_an_endless_answer() throws IOException {
        AtomicBoolean done = new AtomicBoolean();
        Set<String> cut = ConcurrentHashMap.newKeySet();
        Receiver receiver =
                receiver(request -> {
                    request.exchange().sendResponseHeaders(200, 0);
                    try (OutputStream body = request.exchange().getResponseBody()) {
                        while (!done.get()) {
                            body.write(new byte[8192]);
                        }
                    } catch (IOException e) {
                        cut.add(request.id());
                    }
                    return 0;
                });
        append(1, 0);
        HttpPush push = push(receiver, OPTIONS);

        await().until(() -> push.status().lag().orElse(-1) == 0);
        await().until(() -> cut.size() == 3);
        done.set(true);
        assertThat(receiver.all).hasSize(3);
    }

    @Test
    void another_url_is_followed() throws IOException {
        Receiver first = receiver(request -> 200);
        Receiver second = receiver(request -> 200);
        HttpPush push = push(first, OPTIONS);
        append(1, 0);
        await().until(() -> push.status().lag().orElse(-1) == 0);
        store.views().register(VIEW, second.url());
        for (int version = 3; second.taken.isEmpty(); version += 3) {
            append(1, version);
            await().until(() -> push.status().lag().orElse(-1) == 0);
        }

        assertThat(first.taken("s0").getFirst()).isEqualTo(1);
        assertThat(second.taken("s0").getFirst()).isEqualTo(first.taken("s0").getLast() + 1);
    }

    @Test
    void a_view_without_an_url_waits_for_one() throws IOException {
        Receiver receiver = receiver(request -> 200);
        HttpPush push = HttpPush.start(store, VIEW, OPTIONS);
        open.add(push);
        append(1, 0);

        await().until(() -> push.status().state() == State.FAILING);
        assertThat(push.status().lastError()).contains("View view has no http_url");
        store.views().register(VIEW, receiver.url());
        await().until(() -> receiver.taken.size() == 3);
        assertThat(store.views().httpUrl(VIEW)).contains(receiver.url());
        assertThat(store.views().httpUrl("unknown")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org",
                "example.org",
                "http:///path",
                "https://user:secret@example.org/",
                "https://example.org/#top"
            })
    void an_url_that_is_no_endpoint_is_refused(String url) {
        assertThatThrownBy(() -> store.views().register(VIEW, URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http or https URL")
                .hasMessageNotContaining("secret");
        assertThat(store.views().lag(VIEW)).isEmpty();
    }

    HttpPush push(Receiver receiver, HttpPushOptions options) {
        return push(receiver.url(), options);
    }

    private HttpPush push(URI url, HttpPushOptions options) {
        store.views().register(VIEW, url);
        HttpPush push = HttpPush.start(store, VIEW, options);
        open.addFirst(push);
        return push;
    }

    Receiver receiver(Receiver.Answer answer) throws IOException {
        Receiver receiver = new Receiver(answer);
        open.add(receiver);
        return receiver;
    }

    /** Three events for each of that many streams. */
    void append(int streams, int expectedVersion) {
        for (int id = 0; id < streams; id++) {
            store.append(stream("s" + id), expectedVersion, events(3), ANONYMOUS);
        }
    }

    private void append(int streams, int firstId, int count) {
        for (int id = firstId; id < firstId + streams; id++) {
            store.append(stream("s" + id), 0, events(count), ANONYMOUS);
        }
    }

    static void assertAllTakenOnce(Receiver receiver, int streams, int versions) {
        assertThat(receiver.taken).hasSize(streams * versions);
        List<Long> inOrder = LongStream.rangeClosed(1, versions).boxed().toList();
        for (int id = 0; id < streams; id++) {
            assertThat(receiver.taken("s" + id)).isEqualTo(inOrder);
        }
    }
}
