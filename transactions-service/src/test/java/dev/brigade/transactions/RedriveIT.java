package dev.brigade.transactions;

import static dev.brigade.transactions.support.Marketplace.awaitStatus;
import static dev.brigade.transactions.support.Marketplace.newId;
import static dev.brigade.transactions.support.Marketplace.orderInCash;
import static dev.brigade.transactions.support.Marketplace.orderOf;
import static dev.brigade.transactions.support.Marketplace.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.brigade.eventstore.Cursor;
import dev.brigade.eventstore.Page;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.InboxConsumer;
import dev.brigade.transactions.support.BackingServices;
import dev.brigade.transactions.support.Marketplace;
import dev.brigade.transactions.support.TopicLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class RedriveIT {

    private static final List<String> TOPICS =
            List.of("restaurant.events.v1", "order.events.v1", "ledger.events.v1");
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Inject DataSource dataSource;
    @Inject PostgresEventStore store;

    private final Marketplace marketplace = new Marketplace();
    private final TopicLog topics = new TopicLog(Marketplace.bootstrapServers());
    private final AtomicBoolean open = new AtomicBoolean(true);
    private String restaurant;

    @BeforeEach
    void openTheRestaurant() {
        restaurant = marketplace.openRestaurant();
    }

    @AfterEach
    void close() {
        open.set(false);
        marketplace.close();
    }

    @Test
    void while_orders_keep_coming_in_everything_is_published_again_and_consumers_stay_right()
            throws Exception {
        String account = newId("account");
        marketplace.openAccount(account, 1_000_000);
        for (int i = 0; i < 20; i++) {
            marketplace.place(restaurant, orderOf("pizza", account));
        }
        Queue<String> effects = new ConcurrentLinkedQueue<>();
        try (InboxConsumer _ = consumer(effects)) {
            Thread guest =
                    Thread.startVirtualThread(() -> {
                        while (open.get()) {
                            marketplace.place(restaurant, orderOf("pizza", account));
                        }
                    });
            Response asked = post("/api/redrives", "{\"everything\":true}").extract().response();
            awaitDone(asked.header("Location"));
            open.set(false);
            guest.join();
            marketplace.cook(marketplace.place(restaurant, orderInCash()));

            Map<String, RecordedEvent> recorded = awaitPublished();
            await().atMost(LONGEST).until(() -> effects.size() >= recorded.size());
            assertThat(effects).hasSize(recorded.size()).doesNotHaveDuplicates();
            assertThat(given().get(asked.header("Location")).jsonPath().getLong("eventsDone"))
                    .isGreaterThan(40);
        }
        assertEachStreamIsInOrder();
    }

    @Test
    void a_stream_is_published_again_with_its_event_ids() {
        String order = marketplace.place(restaurant, orderInCash());
        post("/api/orders/" + order + "/prepared", "").statusCode(200);
        List<String> once = awaitIds(order, 2);

        Response asked =
                post("/api/redrives", "{\"decider\":\"Order\",\"id\":\"%s\"}".formatted(order))
                        .statusCode(202)
                        .header("Location", containsString("/api/redrives/"))
                        .body("selection.id", equalTo(order))
                        .extract()
                        .response();
        awaitDone(asked.header("Location"));

        List<String> twice = new ArrayList<>(once);
        twice.addAll(once);
        assertThat(awaitIds(order, 4)).isEqualTo(twice);
        given().get(asked.header("Location"))
                .then()
                .body("state", equalTo("done"))
                .body("eventsDone", equalTo(2))
                .body("percent", equalTo(100))
                .body("askedAt", notNullValue())
                .body("endedAt", notNullValue());
    }

    @Test
    void a_time_is_published_again() {
        String before = marketplace.place(restaurant, orderInCash());
        awaitIds(before, 1);
        Instant from =
                store.find(UUID.fromString(awaitIds(before, 1).getFirst()))
                        .orElseThrow()
                        .createdAt()
                        .plusNanos(1_000);
        String within = marketplace.place(restaurant, orderInCash());
        awaitIds(within, 1);

        Response asked =
                post("/api/redrives", "{\"from\":\"%s\"}".formatted(from)).extract().response();
        awaitDone(asked.header("Location"));

        assertThat(awaitIds(within, 2)).hasSize(2);
        assertThat(awaitIds(before, 1)).hasSize(1);
        awaitStatus(within, "CREATED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    {}                                                | 400 | body
                    {"everything":false}                              | 400 | body
                    {"everything":"yes"}                              | 400 | everything
                    {"everything":true,"decider":"Order","id":"a"}    | 400 | body
                    {"from":"2026-01-01T00:00:00Z","everything":true} | 400 | body
                    {"decider":"Order"}                               | 400 | id
                    {"id":"order-1"}                                  | 400 | decider
                    {"from":"yesterday"}                              | 400 | from
                    {"to":"2026-01-01T00:00:00Z"}                     | 400 | from
                    {"from":"2026-01-02T00:00:00Z","to":"2026-01-01T00:00:00Z"} | 400 | from
                    """)
    void a_redrive_is_exactly_one_of_three(String body, int status, String field) {
        post("/api/redrives", body).statusCode(status).body("errors.field", hasItem(field));
    }

    @Test
    void a_stream_that_is_not_there_is_not_found() {
        post("/api/redrives", "{\"decider\":\"Order\",\"id\":\"nobody\"}").statusCode(404);
        post("/api/redrives", "{\"decider\":\"Pizza\",\"id\":\"nobody\"}").statusCode(404);
        given().get("/api/redrives/999999").then().statusCode(404);
        given().get("/api/redrives/nonsense").then().statusCode(404);
    }

    private InboxConsumer consumer(Queue<String> effects) {
        return InboxConsumer.named(newId("redrive-test"))
                .bootstrapServers(Marketplace.bootstrapServers())
                .topics(TOPICS.toArray(String[]::new))
                .dataSource(dataSource)
                .handler((_, event) -> effects.add(event.eventId()))
                .build()
                .start();
    }

    private static void awaitDone(String redrive) {
        await().atMost(LONGEST)
                .until(() -> "done".equals(given().get(redrive).jsonPath().getString("state")));
    }

    private List<String> awaitIds(String subject, int count) {
        return await().atMost(LONGEST)
                .until(
                        () ->
                                topics.read(TOPICS).stream()
                                        .filter(event -> event.subject().equals(subject))
                                        .map(EventEnvelope::eventId)
                                        .toList(),
                        ids -> ids.size() >= count);
    }

    /** All events of the store, once all of them are on the topics. */
    private Map<String, RecordedEvent> awaitPublished() {
        return await().atMost(LONGEST)
                .until(
                        this::recorded,
                        recorded ->
                                topics.read(TOPICS).stream()
                                        .map(EventEnvelope::eventId)
                                        .collect(Collectors.toSet())
                                        .equals(recorded.keySet()));
    }

    private Map<String, RecordedEvent> recorded() {
        Map<String, RecordedEvent> recorded = new HashMap<>();
        Page page = store.readAll(Cursor.start(), 1_000);
        while (!page.events().isEmpty()) {
            page.events().forEach(event -> recorded.put(event.eventId().toString(), event));
            page = store.readAll(page.next(), 1_000);
        }
        return recorded;
    }

    /** But for what comes again, each stream counts from 1. */
    private void assertEachStreamIsInOrder() {
        topics.read(TOPICS).stream()
                .collect(
                        Collectors.groupingBy(
                                event -> event.decider() + "/" + event.subject(),
                                Collectors.mapping(
                                        EventEnvelope::version,
                                        Collectors.toCollection(LinkedHashSet::new))))
                .forEach((stream, versions) ->
                        assertThat(versions)
                                .as(stream)
                                .containsExactlyElementsOf(
                                        LongStream.rangeClosed(1, versions.size())
                                                .boxed()
                                                .toList()));
    }
}
