package dev.brigade.transactions;

import static dev.brigade.transactions.support.Marketplace.awaitStatus;
import static dev.brigade.transactions.support.Marketplace.newId;
import static dev.brigade.transactions.support.Marketplace.orderInCash;
import static dev.brigade.transactions.support.Marketplace.orderOf;
import static dev.brigade.transactions.support.Marketplace.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.brigade.transactions.support.BackingServices;
import dev.brigade.transactions.support.Marketplace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class ReadsIT {

    private final Marketplace marketplace = new Marketplace();
    private String restaurant;

    @BeforeEach
    void openTheRestaurant() {
        restaurant = marketplace.openRestaurant();
    }

    @AfterEach
    void close() {
        marketplace.close();
    }

    @Test
    void a_client_reads_its_own_write() {
        String order = marketplace.place(restaurant, orderInCash());

        given().get("/api/orders/" + order + "?minVersion=1&wait=10s")
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"1"))
                .body("id", equalTo(order))
                .body("restaurantId", equalTo(restaurant))
                .body("status", equalTo("CREATED"))
                .body("total", equalTo("17.98"))
                .body("version", equalTo(1));
    }

    @Test
    void a_read_that_is_not_fresh_in_time_says_when_to_come_back() {
        given().get("/api/restaurants/" + restaurant + "?minVersion=9&wait=50ms")
                .then()
                .statusCode(503)
                .header("Retry-After", "1");
    }

    @Test
    void what_a_client_has_is_not_sent_again() {
        String path = "/api/restaurants/" + restaurant;
        Response first = given().get(path + "?minVersion=1&wait=10s");
        first.then().statusCode(200);

        given().header("If-None-Match", first.header("ETag")).get(path).then().statusCode(304);
        given().header("If-None-Match", "\"0\"").get(path).then().statusCode(200);
    }

    @Test
    void a_ledger_that_shows_another_limit_has_another_tag() {
        String account = newId("account");
        marketplace.openAccount(account, 1_000);
        String tag = Marketplace.ledger(account).getHeader("ETag");

        marketplace.changeCreditLimit(account, 1_000, 2_000);

        given().header("If-None-Match", tag)
                .get("/api/ledgers/" + account)
                .then()
                .statusCode(200)
                .body("available", equalTo(2_000));
    }

    @Test
    void the_orders_of_a_restaurant_are_listed_page_by_page_from_new_to_old() {
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.addFirst(marketplace.place(restaurant, orderInCash()));
        }
        awaitStatus(placed.getFirst(), "CREATED");

        List<String> listed = new ArrayList<>();
        String path = "/api/orders?status=CREATED&limit=2&restaurantId=" + restaurant;
        String after = "";
        while (after != null) {
            Response page = given().get(path + after);
            listed.addAll(page.jsonPath().getList("items.id", String.class));
            String next = page.jsonPath().getString("next");
            assertThat(page.getHeader("Link") == null).isEqualTo(next == null);
            after = next == null ? null : "&after=" + next;
        }

        assertThat(listed).isEqualTo(placed);
    }

    @Test
    void restaurants_are_listed() {
        given().get("/api/restaurants/" + restaurant + "?minVersion=1&wait=10s");

        given().get("/api/restaurants?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(restaurant));
    }

    @Test
    void the_transactions_of_an_account_are_listed() {
        String account = newId("account");
        marketplace.openAccount(account, 1_000);
        String declined = marketplace.place(restaurant, orderOf("pizza", account));
        awaitStatus(declined, "CONFIRMED");
        awaitStatus(marketplace.place(restaurant, orderOf("pizza", account)), "REJECTED");

        given().get("/api/ledgers/" + account + "/transactions")
                .then()
                .statusCode(200)
                .body("items.status", contains("DECLINED", "APPROVED"))
                .body("items.amount", contains(899, 899))
                .body("items[0].declineReason", equalTo("over credit limit"))
                .body("items[1].declineReason", nullValue());
    }

    @Test
    void a_stream_tells_its_events_and_where_they_come_from() {
        String order = marketplace.place(restaurant, orderInCash());

        given().get("/api/streams/Order/" + order + "/events")
                .then()
                .statusCode(200)
                .body("items.kind", contains("OrderCreatedEvent"))
                .body("items[0].streamVersion", equalTo(1))
                .body("items[0].eventId", notNullValue())
                .body("items[0].position", notNullValue())
                .body("items[0].correlationId", notNullValue())
                .body("items[0].causationId", notNullValue())
                .body("items[0].commandId", notNullValue())
                .body("items[0].createdAt", notNullValue())
                .body("next", nullValue());
    }

    @Test
    void the_state_at_a_version_is_what_it_was() {
        String order = marketplace.place(restaurant, orderInCash());
        post("/api/orders/" + order + "/prepared", "").statusCode(200);

        given().get("/api/streams/Order/" + order + "/state?version=1")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("state.status", equalTo("CREATED"));
        given().get("/api/streams/Order/" + order + "/state")
                .then()
                .body("version", equalTo(2))
                .body("state.status", equalTo("PREPARED"));
        given().get("/api/streams/Order/" + order + "/state?at=2020-01-01T00:00:00Z")
                .then()
                .statusCode(404);
    }

    @Test
    void all_streams_are_listed() {
        given().get("/api/restaurants/" + restaurant + "?minVersion=1&wait=10s");

        given().get("/api/streams?limit=200&after=Restaurant/" + restaurant.replace("-", "+"))
                .then()
                .statusCode(400);
        given().get("/api/streams?limit=200&after=Restaurant/a")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(restaurant))
                .body("items.decider", hasItem("Restaurant"));
    }
}
