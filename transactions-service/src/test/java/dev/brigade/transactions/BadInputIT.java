package dev.brigade.transactions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.brigade.transactions.support.BackingServices;
import dev.brigade.transactions.support.Marketplace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class BadInputIT {

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void malformed_input_is_refused_by_the_name_of_each_field(
            String path, String body, List<String> fields) {
        Response response = given().contentType("application/json").body(body).post(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getList("errors.field", String.class))
                .containsExactlyInAnyOrderElementsOf(fields);
        assertThat(response.asString()).doesNotContain("Exception").doesNotContain("at dev.");
    }

    static Stream<Arguments> malformed_input_is_refused_by_the_name_of_each_field() {
        return Stream.of(
                bad("/api/commands", "{", "body"),
                bad("/api/commands", "[]", "body"),
                bad("/api/commands", "null", "body"),
                bad("/api/commands", "{\"a\":1,\"a\":2}", "body"),
                bad("/api/commands", "[".repeat(100), "body"),
                bad("/api/commands", "{\"a\":".repeat(40) + "1" + "}".repeat(40), "body"),
                bad("/api/commands", "{}", "decider"),
                bad("/api/commands", "{\"decider\":\"Cook\"}", "decider"),
                bad("/api/commands", "{\"decider\":[]}", "decider"),
                bad("/api/commands", "{\"decider\":\"Order\"}", "kind"),
                bad("/api/commands", "{\"decider\":\"Order\",\"kind\":\"EatOrder\"}", "kind"),
                bad("/api/commands", order("CollectOrderCommand", "\"id\":\"a b\""), "id"),
                bad("/api/commands", order("CollectOrderCommand", "\"id\":7"), "id"),
                bad(
                        "/api/commands",
                        order("CollectOrderCommand", "\"id\":\"%s\"".formatted("x".repeat(65))),
                        "id"),
                bad(
                        "/api/commands",
                        order("RejectOrderCommand", "\"id\":\"o\",\"commandId\":\"\\u0000\""),
                        "reason",
                        "commandId"),
                bad(
                        "/api/commands",
                        order(
                                "CreateOrderCommand",
                                """
                                "id":"o","restaurantId":"r","total":"9.00","menuItems":[
                                  {"menuItemId":"p","name":"P","price":"8.99"}]\
                                """),
                        "total"),
                bad(
                        "/api/restaurants",
                        "{\"id\":\"\",\"name\":\" \",\"menu\":{}}",
                        "id",
                        "name",
                        "menu.menuId",
                        "menu.cuisine",
                        "menu.menuItems"),
                bad("/api/restaurants", "{\"name\":\"Roma\"}", "menu"),
                bad("/api/restaurants", menu("-1.00"), "menu.menuItems[0].price"),
                bad("/api/restaurants", menu("1.234"), "menu.menuItems[0].price"),
                bad("/api/restaurants", menu("1e3"), "menu.menuItems[0].price"),
                bad("/api/restaurants", menu("1000000.00"), "menu.menuItems[0].price"),
                bad("/api/restaurants", menu("1.00").replace("ITALIAN", "MARTIAN"), "menu.cuisine"),
                bad("/api/restaurants", menuWithTwins(), "menu.menuItems"),
                bad("/api/restaurants/r%20r/orders", "{\"menuItems\":[]}", "id"),
                bad("/api/restaurants/r/orders", "{}", "menuItems"),
                bad("/api/restaurants/r/orders", "{\"menuItems\":\"pizza\"}", "menuItems"),
                bad("/api/restaurants/r/orders", "{\"menuItems\":[1]}", "menuItems[0]"),
                bad(
                        "/api/restaurants/r/orders",
                        "{\"menuItems\":[{\"menuItemId\":\"p\",\"quantity\":0}]}",
                        "menuItems[0].quantity"),
                bad(
                        "/api/restaurants/r/orders",
                        "{\"menuItems\":[{\"menuItemId\":\"p\",\"quantity\":1.5}]}",
                        "menuItems[0].quantity"),
                bad(
                        "/api/ledgers/a/authorizations",
                        "{\"transactionId\":\"t\",\"amount\":-5,\"merchantCode\":\"m\"}",
                        "amount",
                        "countryCode",
                        "zipOrPostal",
                        "creditLimit"),
                bad(
                        "/api/ledgers/a/clearings",
                        "{\"transactionId\":\"t\",\"amount\":9223372036854775808}",
                        "amount"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/orders?status=EATEN",
                "/api/orders?limit=0",
                "/api/orders?limit=201",
                "/api/orders?after=yesterday",
                "/api/orders?restaurantId=a%20b",
                "/api/orders/a%20b",
                "/api/orders/a?minVersion=-1",
                "/api/orders/a?minVersion=1&wait=forever",
                "/api/restaurants?after=-1",
                "/api/ledgers/%C3%A9",
                "/api/streams?after=nowhere",
                "/api/streams/Order/a/state?version=one",
                "/api/streams/Order/a/state?at=noon",
                "/api/streams/Order/a/state?at=2026-01-31T12:00:00Z&version=1"
            })
    void malformed_questions_are_refused(String path) {
        Response response = given().urlEncodingEnabled(false).get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getList("errors")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/orders/nobody",
                "/api/restaurants/nobody",
                "/api/ledgers/nobody",
                "/api/ledgers/nobody/transactions",
                "/api/streams/Order/nobody/events",
                "/api/streams/Order/nobody/state",
                "/api/streams/Cook/nobody/events",
                "/api/nothing"
            })
    void what_does_not_exist_is_not_found(String path) {
        Response response = given().get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    @Test
    void a_body_over_256_kib_is_too_large() {
        String body = "{\"name\":\"" + "x".repeat(256 * 1024) + "\"}";

        Response response =
                given().contentType("application/json").body(body).post("/api/restaurants");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    @Test
    void a_body_that_is_no_json_is_an_unsupported_media_type() {
        assertThat(given().contentType("text/plain").body("x").post("/api/commands").statusCode())
                .isEqualTo(415);
    }

    private static Arguments bad(String path, String body, String... fields) {
        return arguments(path, body, List.of(fields));
    }

    private static String order(String kind, String fields) {
        return "{\"decider\":\"Order\",\"kind\":\"%s\",%s}".formatted(kind, fields);
    }

    private static String menu(String price) {
        return Marketplace.restaurant(Marketplace.newId("r")).replace("8.99", price);
    }

    private static String menuWithTwins() {
        return Marketplace.restaurant(Marketplace.newId("r")).replace("water", "pizza");
    }
}
