package dev.brigade.transactions;

import static dev.brigade.transactions.support.Marketplace.newId;
import static dev.brigade.transactions.support.Marketplace.orderInCash;
import static dev.brigade.transactions.support.Marketplace.orderOf;
import static dev.brigade.transactions.support.Marketplace.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.transactions.choreography.Reactions;
import dev.brigade.transactions.jdbc.Sql;
import dev.brigade.transactions.projection.Projections;
import dev.brigade.transactions.support.BackingServices;
import dev.brigade.transactions.support.FoldedStreams;
import dev.brigade.transactions.support.Marketplace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class RebuildIT {

    private static final List<String> ALL = List.of("restaurants", "orders", "ledgers", "streams");
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Inject DataSource dataSource;
    @Inject PostgresEventStore store;

    private final Marketplace marketplace = new Marketplace();
    private final ExecutorService guests = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicInteger placed = new AtomicInteger();
    private String restaurant;

    @BeforeEach
    void openTheRestaurant() {
        restaurant = marketplace.openRestaurant();
    }

    @AfterEach
    void close() {
        open.set(false);
        guests.close();
        marketplace.close();
    }

    @Test
    void while_orders_keep_coming_in_read_models_are_rebuilt_and_readers_never_see_a_step_back()
            throws Exception {
        List<Future<?>> busy = new ArrayList<>();
        busy.add(guests.submit(this::placeOrders));
        busy.add(guests.submit(this::placeOrders));
        busy.add(guests.submit(this::readTheRestaurant));
        await().atMost(LONGEST).until(() -> placed.get() > 50);
        int before = placed.get();

        for (int round = 0; round < 3; round++) {
            List<String> rebuilds = ALL.stream().map(RebuildIT::ask).toList();
            rebuilds.forEach(rebuild -> assertThat(awaitEnd(rebuild)).isEqualTo("switched"));
        }
        open.set(false);
        for (Future<?> one : busy) {
            one.get();
        }

        assertThat(placed.get()).isGreaterThan(before);
        awaitQuiet();
        assertThat(new FoldedStreams(dataSource, store).differences()).isEmpty();
    }

    @Test
    void a_rebuild_tells_how_far_it_is() {
        Response asked = given().post("/api/projections/orders/rebuild");
        asked.then().statusCode(202).header("Location", containsString("/api/rebuilds/"));
        awaitEnd(asked.header("Location"));

        given().get(asked.header("Location"))
                .then()
                .statusCode(200)
                .body("projection", equalTo("orders"))
                .body("state", equalTo("switched"))
                .body("percent", equalTo(100));
        JsonPath rebuild = given().get(asked.header("Location")).jsonPath();
        assertThat(rebuild.getLong("eventsInAll")).isPositive();
        assertThat(rebuild.getLong("eventsDone")).isEqualTo(rebuild.getLong("eventsInAll"));
        assertThat(rebuild.getString("startedAt")).isNotNull();
        assertThat(rebuild.getString("endedAt")).isNotNull();
        given().delete(asked.header("Location"))
                .then()
                .statusCode(409)
                .body("detail", containsString("switched"));
    }

    @Test
    void what_a_client_has_from_before_a_rebuild_is_sent_again_though_its_version_is_the_same()
            throws SQLException {
        String path = "/api/restaurants/" + restaurant;
        given().get(path + "?minVersion=1&wait=10s").then().statusCode(200);
        showAsEarlierCodeDid(restaurant);
        Response before = given().get(path);
        before.then().body("name", equalTo("ROMA"));

        awaitEnd(ask("restaurants"));

        String tag = before.header("ETag");
        Response after = given().header("If-None-Match", tag).get(path);
        after.then().statusCode(200).body("name", equalTo("Roma")).body("version", equalTo(1));
        given().header("If-None-Match", after.header("ETag")).get(path).then().statusCode(304);
        given().contentType("application/json")
                .header("If-Match", after.header("ETag"))
                .body("{\"menu\":{\"menuId\":\"m\",\"cuisine\":\"FRENCH\",\"menuItems\":[]}}")
                .put(path + "/menu")
                .then()
                .statusCode(200);
    }

    @Test
    void the_tags_of_orders_and_ledgers_tell_a_rebuild_too() {
        String account = newId("account");
        marketplace.openAccount(account, 10_000);
        String order = marketplace.place(restaurant, orderOf("pizza", account));
        Marketplace.awaitStatus(order, "CONFIRMED");
        for (var read :
                Map.of("orders", "/api/orders/" + order, "ledgers", "/api/ledgers/" + account)
                        .entrySet()) {
            awaitQuiet();
            String tag = given().get(read.getValue()).header("ETag");
            given().header("If-None-Match", tag).get(read.getValue()).then().statusCode(304);

            awaitEnd(ask(read.getKey()));

            given().header("If-None-Match", tag).get(read.getValue()).then().statusCode(200);
        }
    }

    @Test
    void the_read_models_are_listed_and_a_rebuild_is_a_new_generation() {
        given().get("/api/projections")
                .then()
                .statusCode(200)
                .body("items.name", hasItems("restaurants", "orders", "ledgers", "streams"));
        int before = generation("streams");

        awaitEnd(ask("streams"));

        assertThat(generation("streams")).isEqualTo(before + 1);
        await().atMost(LONGEST)
                .untilAsserted(() -> {
                    JsonPath streams = projection("streams");
                    assertThat(streams.getLong("lag")).isZero();
                    assertThat(streams.getLong("position")).isPositive();
                });
    }

    @Test
    void what_is_not_there_is_not_rebuilt() {
        given().post("/api/projections/nonsense/rebuild").then().statusCode(404);
        given().get("/api/rebuilds/999999").then().statusCode(404);
        given().get("/api/rebuilds/nonsense").then().statusCode(404);
        given().delete("/api/rebuilds/999999").then().statusCode(404);
    }

    private void placeOrders() {
        String account = newId("account");
        marketplace.openAccount(account, 10_000);
        while (open.get()) {
            String order = marketplace.place(restaurant, orderOf("pizza", account));
            String inCash = marketplace.place(restaurant, orderInCash());
            post("/api/orders/" + inCash + "/prepared", "").statusCode(200);
            post("/api/orders/" + order + "/cancelled", "");
            placed.addAndGet(2);
        }
    }

    /** Its version grows with each order, and never shrinks. */
    private void readTheRestaurant() {
        long seen = 1;
        while (open.get()) {
            Response read =
                    given().get(
                                    "/api/restaurants/%s?minVersion=%d&wait=20s"
                                            .formatted(restaurant, seen));
            read.then().statusCode(200);
            long version = read.jsonPath().getLong("version");
            assertThat(version).isGreaterThanOrEqualTo(seen);
            seen = version;
        }
    }

    /** Nothing follows from what has happened any more, and all of it is shown. */
    private void awaitQuiet() {
        for (String view : List.of(Reactions.VIEW, Projections.VIEW)) {
            await().atMost(LONGEST).until(() -> store.views().lag(view).orElse(-1) == 0);
        }
    }

    private void showAsEarlierCodeDid(String id) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Sql.update(
                    connection,
                    "update restaurant_view set document = replace(document, 'Roma', 'ROMA') where id = ?",
                    id);
        }
    }

    private static String ask(String projection) {
        return given().post("/api/projections/" + projection + "/rebuild")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }

    /** What became of it; a failure shows how far it was, and what it waited for. */
    private static String awaitEnd(String rebuild) {
        String ended =
                await().atMost(LONGEST)
                        .until(
                                () -> given().get(rebuild).asString(),
                                state -> !JsonPath.from(state).get("state").equals("running"));
        return JsonPath.from(ended).getString("state");
    }

    private static int generation(String projection) {
        return projection(projection).getInt("generation");
    }

    private static JsonPath projection(String name) {
        JsonPath all = given().get("/api/projections").jsonPath();
        return all.setRootPath("items.find { it.name == '%s' }".formatted(name));
    }
}
