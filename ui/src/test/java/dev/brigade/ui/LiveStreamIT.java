package dev.brigade.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.backing.BackingKafka;
import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.EventPublisher;
import dev.brigade.messaging.TopicSpec;
import dev.brigade.messaging.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class LiveStreamIT {

    static final String TOPIC = "order.events.v1";
    static final String ACCOUNTS = "account.events.v1";
    static final int PARTITIONS = 3;

    static @Nullable EventPublisher publisher;

    @BeforeAll
    static void createTopic() {
        String servers = BackingKafka.shared().bootstrapServers();
        Topics.ensure(
                servers,
                List.of(
                        new TopicSpec(TOPIC, 2, Duration.ofHours(1), false),
                        new TopicSpec(ACCOUNTS, 1, Duration.ofHours(1), false)));
        publisher = new EventPublisher(servers, "test");
    }

    @AfterAll
    static void closePublisher() {
        if (publisher != null) {
            publisher.close();
        }
    }

    @Test
    void a_record_on_a_topic_becomes_hops_at_every_listener() throws Exception {
        try (Listener one = new Listener("/api/live", null);
                Listener two = new Listener("/api/live", null)) {
            String id = publish();

            for (Listener listener : List.of(one, two)) {
                var appended = listener.await(event -> event.isHop(id));
                assertThat(appended.data().path("kind").asText()).isEqualTo("EVENT");
                var onTopic = listener.await(event -> event.isHop(id));
                assertThat(onTopic.data().path("kind").asText()).isEqualTo("TOPIC");
                assertThat(onTopic.data().path("topic").asText()).isEqualTo(TOPIC);
            }
        }
    }

    @Test
    void a_listener_that_comes_back_with_its_cursor_misses_nothing() throws Exception {
        String cursor;
        try (Listener first = new Listener("/api/live", null)) {
            String before = publish();
            first.await(event -> event.isHop(before));
            cursor = first.await(event -> event.isHop(before)).id();
        }
        String missed = publish();

        try (Listener again = new Listener("/api/live", cursor)) {
            assertThat(again.next().isHop(missed)).isTrue();
        }
        try (Listener withoutHeader = new Listener(with("after", cursor), null)) {
            assertThat(withoutHeader.next().isHop(missed)).isTrue();
        }
    }

    @Test
    void a_listener_that_was_away_for_too_long_is_told_what_is_gone() throws Exception {
        String cursor;
        try (Listener first = new Listener("/api/live", null)) {
            String before = publish();
            first.await(event -> event.isHop(before));
            cursor = first.await(event -> event.isHop(before)).id();
            List<String> ids = IntStream.range(0, RealKafka.RING).mapToObj(n -> publish()).toList();
            // Each has two hops, in any order of the partitions; this listener may be slow, too.
            for (int known = 0; known < 2 * ids.size(); ) {
                var event = first.next();
                boolean hop = ids.contains(event.data().path("eventId").asText());
                known += hop ? 1 : event.data().path("dropped").asInt();
            }
        }

        try (Listener again = new Listener("/api/live", cursor)) {
            var gap = again.next();
            assertThat(gap.name()).isEqualTo("gap");
            assertThat(gap.data().path("reason").asText()).isEqualTo("TOO_SLOW");
            assertThat(gap.data().path("dropped").asInt()).isEqualTo(RealKafka.RING);
            assertThat(again.next().name()).isEqualTo("hop");
        }
    }

    @Test
    void a_cursor_of_another_run_brings_all_that_is_known_and_says_so() throws Exception {
        String id = publish();

        try (Listener listener = new Listener("/api/live", "otherrun-7")) {
            var gap = listener.next();
            assertThat(gap.name()).isEqualTo("gap");
            assertThat(gap.data().path("reason").asText()).isEqualTo("RESTARTED");
            listener.await(event -> event.isHop(id));
        }
    }

    @Test
    void a_listener_gets_what_it_asked_for() throws Exception {
        try (Listener listener = new Listener(with("types", "TOPIC"), null)) {
            String id = publish();

            var onTopic = listener.await(event -> event.isHop(id));
            assertThat(onTopic.data().path("kind").asText()).isEqualTo("TOPIC");
        }
    }

    @Test
    void types_that_are_none_are_refused() {
        RestAssured.given()
                .get("/api/live?types=a;b")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", Matchers.is("types"));
    }

    @Test
    void a_change_of_an_account_is_followed_to_the_copy_that_decides() throws Exception {
        awaitThatAllPartitionsAreRead();
        try (Listener listener = new Listener("/api/live?types=PROJECTION", null)) {
            String id =
                    publish(ACCOUNTS, "CreditLimitChangedEvent", "/account-service", "Account", 7);

            var copied = listener.await(event -> event.isHop(id));
            assertThat(copied.data().path("service").asText()).isEqualTo("transactions-service");
            assertThat(copied.data().path("causationId").asText()).isEqualTo(id);
            assertThat(copied.data().path("since").asText()).isEqualTo("TOPIC");
        }
    }

    private static void awaitThatAllPartitionsAreRead() {
        Awaitility.await()
                .untilAsserted(() ->
                        RestAssured.given()
                                .get("/q/health/ready")
                                .then()
                                .statusCode(200)
                                .body(
                                        "checks.find { it.name == 'topics' }.data.partitions",
                                        Matchers.is(PARTITIONS)));
    }

    private static String with(String parameter, String value) {
        return "/api/live?" + parameter + "=" + value;
    }

    private static String publish() {
        return publish(TOPIC, "OrderCreatedEvent", "/transactions-service", "Order", 1);
    }

    private static String publish(
            String topic, String type, String source, String decider, long version) {
        String id = UUID.randomUUID().toString();
        var event =
                new EventEnvelope(
                        id,
                        type,
                        source,
                        "subject-" + id,
                        Instant.now(),
                        decider,
                        version,
                        "story-" + id,
                        null,
                        null,
                        null,
                        "{}");
        if (publisher == null) {
            throw new IllegalStateException("No publisher");
        }
        publisher.publishAll(topic, List.of(event));
        return id;
    }
}
