package dev.brigade.transactions;

import static dev.brigade.transactions.support.Marketplace.newId;
import static dev.brigade.transactions.support.Marketplace.post;
import static dev.brigade.transactions.support.Marketplace.restaurant;
import static io.restassured.RestAssured.given;
import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.brigade.transactions.support.BackingServices;
import dev.brigade.transactions.support.Marketplace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class CommandsIT {

    private static final String REPLAYED = "Idempotent-Replayed";

    private final Marketplace marketplace = new Marketplace();

    @AfterEach
    void close() {
        marketplace.close();
    }

    @Test
    void a_generic_command_answers_with_its_events_and_their_place() {
        String id = newId("restaurant");

        post("/api/commands", createRestaurant(id, "command-" + id))
                .statusCode(200)
                .header("X-Correlation-Id", notNullValue())
                .body("$", hasSize(1))
                .body("[0].kind", equalTo("RestaurantCreatedEvent"))
                .body("[0].decider", equalTo("Restaurant"))
                .body("[0].id", equalTo(id))
                .body("[0].version", equalTo(1))
                .body("[0].final", equalTo(false))
                .body("[0].menu.menuItems[0].price", equalTo("8.99"))
                .body("[0].eventId", notNullValue())
                .body("[0].commandId", equalTo("command-" + id))
                .body("[0].streamVersion", equalTo(1));
    }

    @Test
    void placing_an_order_writes_to_both_streams_at_once() {
        String restaurant = marketplace.openRestaurant();
        String order = newId("order");

        post(
                        "/api/restaurants/" + restaurant + "/orders",
                        """
                        {"orderId":"%s","menuItems":[
                          {"menuItemId":"pizza","quantity":2,"name":"Cheap","price":"0.01"},
                          {"menuItemId":"water"}]}
                        """
                                .formatted(order))
                .statusCode(201)
                .header("Location", endsWith("/api/orders/" + order))
                .body("$", hasSize(2))
                .body("[0].kind", equalTo("RestaurantOrderPlacedEvent"))
                .body("[0].total", equalTo("18.48"))
                .body("[0].streamVersion", equalTo(2))
                .body("[1].kind", equalTo("OrderCreatedEvent"))
                .body("[1].id", equalTo(order))
                .body("[1].menuItems[0].name", equalTo("Margherita"))
                .body("[1].accountId", nullValue())
                .body("[1].streamVersion", equalTo(1));
    }

    @Test
    void a_refusal_is_answered_with_its_exact_reason_and_stores_nothing() {
        String restaurant = marketplace.openRestaurant();

        post("/api/restaurants", restaurant(restaurant))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", equalTo("Restaurant already exist!"))
                .body("refusal.kind", equalTo("RestaurantNotCreatedEvent"))
                .body("refusal.reason", equalTo("Restaurant already exist!"));

        assertThat(versionsOf("Restaurant", restaurant)).containsExactly(1);
    }

    @Test
    void an_order_that_the_restaurant_refuses_has_no_stream() {
        String restaurant = marketplace.openRestaurant();
        String order = newId("order");

        post(
                        "/api/restaurants/" + restaurant + "/orders",
                        "{\"orderId\":\"%s\",\"menuItems\":[{\"menuItemId\":\"sushi\"}]}"
                                .formatted(order))
                .statusCode(409)
                .body("detail", equalTo("Menu item not on the menu!"));

        given().get("/api/streams/Order/" + order + "/events").then().statusCode(404);
    }

    @Test
    void an_order_that_exists_is_not_placed_again() {
        String restaurant = marketplace.openRestaurant();
        String body =
                "{\"orderId\":\"%s\",\"menuItems\":[{\"menuItemId\":\"pizza\"}]}"
                        .formatted(newId("order"));
        post("/api/restaurants/" + restaurant + "/orders", body).statusCode(201);

        post("/api/restaurants/" + restaurant + "/orders", body)
                .statusCode(409)
                .body("detail", equalTo("Order already exist!"))
                .body("refusal.kind", equalTo("OrderNotCreatedEvent"));

        assertThat(versionsOf("Restaurant", restaurant)).containsExactly(1, 2);
    }

    @Test
    void the_same_command_id_gets_the_same_answer_and_changes_nothing() {
        String restaurant = marketplace.openRestaurant();
        String body =
                "{\"commandId\":\"%s\",\"menuItems\":[{\"menuItemId\":\"pizza\"}]}"
                        .formatted(newId("command"));
        Response first = postTo("/api/restaurants/" + restaurant + "/orders", body);

        Response second = postTo("/api/restaurants/" + restaurant + "/orders", body);

        assertThat(first.getHeader(REPLAYED)).isNull();
        assertThat(second.getHeader(REPLAYED)).isEqualTo("true");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.getHeader("Location")).isEqualTo(first.getHeader("Location"));
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(versionsOf("Restaurant", restaurant)).containsExactly(1, 2);
    }

    @Test
    void an_idempotency_key_works_like_a_command_id() {
        String id = newId("restaurant");
        String key = newId("key");
        for (String replayed : new String[] {null, "true"}) {
            given().header("Idempotency-Key", key)
                    .contentType("application/json")
                    .body(restaurant(id))
                    .post("/api/restaurants")
                    .then()
                    .statusCode(201)
                    .header(REPLAYED, replayed)
                    .body("[0].commandId", equalTo(key));
        }
    }

    @Test
    void a_command_id_cannot_be_used_for_another_body() {
        String command = newId("command");
        post("/api/commands", createRestaurant(newId("restaurant"), command)).statusCode(200);

        post("/api/commands", createRestaurant(newId("restaurant"), command)).statusCode(422);
    }

    @Test
    void fifty_identical_commands_at_once_are_one_event() throws Exception {
        String id = newId("restaurant");
        String body = createRestaurant(id, newId("command"));

        List<Response> answers = atOnce(50, () -> postTo("/api/commands", body));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(answers)
                .extracting(Response::asString)
                .hasSize(50)
                .containsOnly(answers.getFirst().asString());
        assertThat(answers).filteredOn(it -> it.getHeader(REPLAYED) == null).hasSize(1);
        assertThat(versionsOf("Restaurant", id)).containsExactly(1);
    }

    @Test
    void orders_at_one_restaurant_at_once_are_all_placed() throws Exception {
        String restaurant = marketplace.openRestaurant();

        List<Response> answers =
                atOnce(
                        50,
                        () ->
                                postTo(
                                        "/api/restaurants/" + restaurant + "/orders",
                                        Marketplace.orderInCash()));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(versionsOf("Restaurant", restaurant)).hasSize(51);
    }

    @Test
    void a_decision_of_the_ledger_is_given_once() {
        String account = newId("account");
        String first = authorize(account, 700).extract().path("[0].eventId");

        authorize(account, 5)
                .header(REPLAYED, "true")
                .body("[0].eventId", equalTo(first))
                .body("[0].amount", equalTo(700))
                .body("[0].decision", equalTo("APPROVED"));

        assertThat(versionsOf("Ledger", account)).containsExactly(1);
    }

    @Test
    void an_authorization_takes_the_limit_of_the_account_not_of_the_caller() {
        String account = newId("account");
        marketplace.openAccount(account, 100);

        post(
                        "/api/ledgers/" + account + "/authorizations",
                        """
                        {"transactionId":"t-1","amount":101,"merchantCode":"roma","creditLimit":9999}
                        """)
                .statusCode(200)
                .body("[0].decision", equalTo("DECLINED"))
                .body("[0].declineReason", equalTo("over credit limit"))
                .body("[0].ruleVersion", equalTo("1"));
    }

    @Test
    void a_command_on_an_old_version_is_not_handled() {
        String restaurant = marketplace.openRestaurant();
        String menu = "{\"menu\":{\"menuId\":\"menu-2\",\"cuisine\":\"FRENCH\",\"menuItems\":[]}}";
        given().contentType("application/json")
                .header("If-Match", "\"1\"")
                .body(menu)
                .put("/api/restaurants/" + restaurant + "/menu")
                .then()
                .statusCode(200);

        given().contentType("application/json")
                .header("If-Match", "\"1\"")
                .body(menu)
                .put("/api/restaurants/" + restaurant + "/menu")
                .then()
                .statusCode(412);
    }

    @Test
    void a_step_of_an_order_needs_no_body() throws Exception {
        String order = marketplace.place(marketplace.openRestaurant(), Marketplace.orderInCash());
        URI prepared =
                URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/orders/")
                        .resolve(order + "/prepared");
        HttpRequest request = HttpRequest.newBuilder(prepared).POST(noBody()).build();

        HttpResponse<String> response;
        try (HttpClient http = HttpClient.newHttpClient()) {
            response = http.send(request, HttpResponse.BodyHandlers.ofString());
        }

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("OrderPreparedEvent");
    }

    private static ValidatableResponse authorize(String account, long amount) {
        return post(
                        "/api/commands",
                        """
                        {"decider":"Ledger","kind":"AuthorizeTransactionCommand","id":"%s",
                         "transactionId":"t-1","amount":%d,"merchantCode":"roma",
                         "countryCode":"RS","zipOrPostal":"11000","creditLimit":1000}
                        """
                                .formatted(account, amount))
                .statusCode(200);
    }

    private static String createRestaurant(String id, String command) {
        String fields = restaurant(id).strip();
        return "{\"decider\":\"Restaurant\",\"kind\":\"CreateRestaurantCommand\",\"commandId\":\""
                + command
                + "\","
                + fields.substring(1);
    }

    private static Response postTo(String path, String body) {
        return given().contentType("application/json").body(body).post(path);
    }

    private static List<Integer> versionsOf(String decider, String id) {
        return given().get("/api/streams/" + decider + "/" + id + "/events?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.streamVersion", Integer.class);
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures =
                    IntStream.range(0, times).mapToObj(_ -> threads.submit(call)).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
