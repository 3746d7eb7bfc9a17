package dev.brigade.transactions;

import static dev.brigade.transactions.support.Marketplace.newId;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.transactions.support.Crowd;
import dev.brigade.transactions.support.FragileServices;
import dev.brigade.transactions.support.Marketplace;
import dev.brigade.transactions.support.Published;
import dev.brigade.transactions.support.Soak;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The database or Kafka is gone for longer than any timeout lasts, and comes back. */
@QuarkusTest
@QuarkusTestResource(value = FragileServices.class, restrictToAnnotatedClass = true)
@Timeout(900)
class OutageIT {

    private static final int CLIENTS = 8;

    /** Longer than a connection is waited for (5 s), and a subscription's lease (10 s). */
    private static final Duration WITHOUT_DATABASE =
            Soak.duration(Duration.ofSeconds(12), Duration.ofSeconds(30));

    /** Longer than the producer waits for metadata (10 s). */
    private static final Duration WITHOUT_KAFKA =
            Soak.duration(Duration.ofSeconds(12), Duration.ofMinutes(5));

    /** How soon after the database is back all is as before: no wait of that long is ever begun. */
    private static final Duration SOON = Duration.ofSeconds(15);

    private static final String CONSUMERS = "checks.find { it.name == 'background' }.data";

    /** How soon everybody is told that the database is gone. */
    private static final Duration QUICKLY = Duration.ofSeconds(3);

    /** What is kept of an answer: in five minutes there are hundreds of thousands. */
    private record Answer(int status, Duration took, boolean saysWhenToRetry) {
        static Answer of(Crowd.Answer answer) {
            return new Answer(answer.status(), answer.took(), answer.has("Retry-After"));
        }
    }

    @Inject PostgresEventStore store;
    Map<String, Runnable> switches = Map.of();
    private Marketplace marketplace;
    private Crowd crowd;
    private String restaurant;

    @BeforeEach
    void openTheRestaurant() {
        marketplace = new Marketplace();
        crowd = new Crowd();
        restaurant = marketplace.openRestaurant();
        awaitReadiness();
    }

    @AfterEach
    void close() {
        crowd.close();
        marketplace.close();
    }

    @Test
    void without_the_database_everybody_is_told_at_once_and_afterwards_nothing_is_lost()
            throws Exception {
        Set<String> orders = new HashSet<>(ordersFor(Duration.ofSeconds(1)).keySet());

        turn("stop postgres");
        Map<String, Answer> turnedAway = ordersAgainAndAgainFor(WITHOUT_DATABASE);
        System.out.printf("Turned away after at most %s%n", longest(turnedAway));
        assertThat(turnedAway.values()).extracting(Answer::status).containsOnly(503);
        assertThat(turnedAway.values()).allMatch(Answer::saysWhenToRetry);
        assertThat(longest(turnedAway)).isLessThan(QUICKLY);
        assertThatReadinessSaysWhy();

        turn("start postgres");
        Instant back = Instant.now();
        String first = newId("order");
        await().pollInterval(Duration.ofMillis(20))
                .atMost(SOON)
                .until(() -> place(first).status() == 201);
        System.out.printf(
                "First order %s after the database%n", Duration.between(back, Instant.now()));
        Map<String, Answer> later = ordersFor(Duration.ofSeconds(1));
        assertThat(later.values()).extracting(Answer::status).containsOnly(201);
        List<Answer> again =
                Crowd.atOnce(
                        CLIENTS,
                        turnedAway.size(),
                        i -> () -> place(List.copyOf(turnedAway.keySet()).get(i)));
        assertThat(again).extracting(Answer::status).containsOnly(201);

        orders.add(first);
        orders.addAll(later.keySet());
        orders.addAll(turnedAway.keySet());
        assertThatAllAreThereOnce(orders);
        awaitReadiness();
        Duration ready = Duration.between(back, Instant.now());
        System.out.printf("Ready %s after the database%n", ready);
        assertThat(ready).isLessThan(SOON);
        for (String order : orders) {
            Marketplace.awaitStatus(order, "CREATED");
        }
        assertThatAllIsPublishedInOrder();
    }

    @Test
    void without_kafka_orders_are_taken_as_before_and_afterwards_all_is_published()
            throws Exception {
        ordersFor(Duration.ofSeconds(3)); // until the code is warm
        Map<String, Answer> before = ordersFor(Duration.ofSeconds(3));

        Map<String, Answer> without;
        turn("stop kafka");
        try {
            without = ordersWhileReadyFor(WITHOUT_KAFKA);
            assertThatReadinessNamesWhatWaitsForKafka();
        } finally {
            turn("start kafka");
        }
        Instant back = Instant.now();
        Map<String, Answer> after = ordersFor(Duration.ofSeconds(1));

        assertThat(without.values()).extracting(Answer::status).containsOnly(201);
        System.out.printf(
                "Median %s with Kafka, %s without, %s after%n",
                median(before), median(without), median(after));
        assertThat(median(without)).isLessThan(median(before).multipliedBy(2).plusMillis(5));
        assertThatAllIsPublishedInOrder();
        System.out.printf(
                "%d orders taken without Kafka, all published %s after it%n",
                without.size(), Duration.between(back, Instant.now()));
        awaitNobodyWaitsForKafka();
        System.out.printf("All is well %s after Kafka%n", Duration.between(back, Instant.now()));
    }

    private void turn(String what) {
        Objects.requireNonNull(switches.get(what)).run();
    }

    /** Orders by several clients for a while, each after the answer to the one before. */
    private Map<String, Answer> ordersFor(Duration time) throws Exception {
        Map<String, Answer> answers = new ConcurrentHashMap<>();
        Instant end = Instant.now().plus(time);
        Callable<Boolean> client =
                () -> {
                    do {
                        String id = newId("order");
                        answers.put(id, place(id));
                    } while (Instant.now().isBefore(end));
                    return true;
                };
        Crowd.atOnce(CLIENTS, CLIENTS, _ -> client);
        return answers;
    }

    /** The same, while readiness is looked at twice a second. */
    private Map<String, Answer> ordersWhileReadyFor(Duration time) throws Exception {
        Queue<Integer> readiness = new ConcurrentLinkedQueue<>();
        Map<String, Answer> answers;
        try (var looking = Executors.newSingleThreadScheduledExecutor()) {
            looking.scheduleWithFixedDelay(
                    () -> readiness.add(given().get("/q/health/ready").statusCode()),
                    0,
                    500,
                    TimeUnit.MILLISECONDS);
            answers = ordersFor(time);
        }
        assertThat(readiness).hasSizeGreaterThan(5).containsOnly(200);
        return answers;
    }

    /**
     * The same, but who is turned away asks for the same again for a second; the longest answers.
     */
    private Map<String, Answer> ordersAgainAndAgainFor(Duration time) throws Exception {
        Map<String, Answer> answers = new ConcurrentHashMap<>();
        Instant end = Instant.now().plus(time);
        Crowd.atOnce(
                CLIENTS,
                CLIENTS,
                client ->
                        () -> {
                            while (Instant.now().isBefore(end)) {
                                String id =
                                        restaurant
                                                + "."
                                                + client
                                                + "."
                                                + Instant.now().getEpochSecond();
                                answers.merge(id, place(id), OutageIT::worse);
                            }
                            return true;
                        });
        return answers;
    }

    private static Answer worse(Answer one, Answer other) {
        boolean first =
                one.status() != other.status()
                        ? one.status() != 503
                        : one.took().compareTo(other.took()) > 0;
        return first ? one : other;
    }

    private Answer place(String order) throws Exception {
        return Answer.of(
                crowd.post(
                        "/api/restaurants/" + restaurant + "/orders",
                        """
                        {"commandId":"c-%s","orderId":"%s","menuItems":[{"menuItemId":"pizza"}]}
                        """
                                .formatted(order, order)));
    }

    private static void assertThatReadinessSaysWhy() {
        Response ready = given().get("/q/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        System.out.printf("Readiness without the database: %s%n", ready.asString());
        assertThat(ready.jsonPath().getString("checks.find { it.name =~ /Database/ }.status"))
                .isEqualTo("DOWN");
        assertThat(ready.asString()).contains("refused");
        assertThat(ready.jsonPath().getString(CONSUMERS)).contains("FAILING");
    }

    /** It stays in use: no other instance could do more. */
    private static void assertThatReadinessNamesWhatWaitsForKafka() {
        JsonPath ready = given().get("/q/health/ready").then().statusCode(200).extract().jsonPath();
        assertThat(ready.getLong("checks.find { it.name == 'publishing' }.data.events"))
                .isPositive();
        assertThat(ready.getString(CONSUMERS)).contains("FAILING");
    }

    private static void awaitNobodyWaitsForKafka() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    JsonPath ready = given().get("/q/health/ready").jsonPath();
                    assertThat(ready.getString("status")).isEqualTo("UP");
                    assertThat(ready.getString(CONSUMERS)).doesNotContain("FAILING");
                });
    }

    private static void awaitReadiness() {
        await().pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    private void assertThatAllAreThereOnce(Set<String> orders) {
        List<String> placed =
                ofAll(it -> it.json().replaceFirst(".*\"orderId\":\"([^\"]*)\".*", "$1"));
        assertThat(placed.subList(1, placed.size())).containsExactlyInAnyOrderElementsOf(orders);
    }

    /** The first time that each event comes, they come in the order of their stream. */
    private void assertThatAllIsPublishedInOrder() {
        List<String> stored = ofAll(it -> it.eventId().toString());
        List<String> published = Published.ids("restaurant.events.v1", restaurant, stored.size());
        assertThat(published).containsExactlyElementsOf(stored);
    }

    /** This of each event of the restaurant. */
    private List<String> ofAll(Function<RecordedEvent, String> what) {
        List<String> all = new ArrayList<>();
        List<RecordedEvent> page;
        do {
            page = store.read(new StreamId("Restaurant", restaurant), all.size(), 1_000);
            page.stream().map(what).forEach(all::add);
        } while (!page.isEmpty());
        return all;
    }

    private static Duration longest(Map<String, Answer> answers) {
        return answers.values().stream().map(Answer::took).max(Duration::compareTo).orElseThrow();
    }

    private static Duration median(Map<String, Answer> answers) {
        List<Duration> sorted = answers.values().stream().map(Answer::took).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
