package dev.brigade.transactions.access;

import static dev.brigade.transactions.support.Marketplace.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.brigade.transactions.support.BackingServices;
import dev.brigade.transactions.support.Marketplace;
import dev.brigade.transactions.support.SignInRequired;
import dev.brigade.transactions.support.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is somebody else's, beyond the lines of the table. */
@QuarkusTest
@TestProfile(SignInRequired.class)
@QuarkusTestResource(BackingServices.class)
class ObjectsIT {

    private Town town;

    @BeforeEach
    void settle() {
        town = new Town();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/orders/{order}, 'No order {order}'",
        "/api/orders/{order}?minVersion=9&wait=1ms, 'No order {order}'",
        "/api/streams/Order/{order}/events, 'No stream Order/{order} at that time'",
        "/api/streams/Order/{order}/state, 'No stream Order/{order} at that time'"
    })
    void somebody_elses_is_answered_as_what_is_not_there(String path, String detail) {
        for (String id : List.of(town.order, newId("order"))) {
            Response answer = Town.get(town.otherGuest, path.replace("{order}", id));
            answer.then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("detail", equalTo(detail.replace("{order}", id)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "prepared", "collected"})
    void a_step_of_an_order_that_is_not_there_is_not_told_from_one_of_somebody_elses(String step) {
        String token = step.equals("cancelled") ? town.otherGuest : town.otherCook;
        for (String id : List.of(town.order, newId("order"))) {
            Town.send(token, "POST", "/api/orders/" + id + "/" + step, "{}")
                    .then()
                    .statusCode(404)
                    .body("detail", equalTo("No order " + id));
        }
    }

    @Test
    void a_guest_cancels_an_order_as_soon_as_it_is_placed() {
        String placed = town.place(town.guest, Marketplace.orderOf("pizza", town.account));

        Town.send(town.guest, "POST", "/api/orders/" + placed + "/cancelled", "{}")
                .then()
                .statusCode(200);
    }

    @Test
    void a_restaurant_belongs_to_the_organisation_of_whoever_opens_it() {
        Town.get(town.guest, "/api/restaurants/" + town.restaurant)
                .then()
                .statusCode(200)
                .body("organisationId", equalTo(town.organisation));
    }

    @Test
    void nobody_opens_a_restaurant_for_another_organisation() {
        String id = newId("restaurant");
        String body =
                Marketplace.restaurant(id)
                        .strip()
                        .replaceFirst("\\{", "{\"organisationId\":\"" + town.organisation + "\",");

        Town.send(town.otherCook, "POST", "/api/restaurants", body)
                .then()
                .statusCode(404)
                .body("detail", equalTo("No organisation " + town.organisation));
        assertThat(Town.get(Town.ADMIN, "/api/streams/Restaurant/" + id + "/events").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_restaurant_of_nobody_is_changed_by_admins_only_though_all_may_order() {
        String id = newId("restaurant");
        Town.send(Town.ADMIN, "POST", "/api/restaurants", Marketplace.restaurant(id))
                .then()
                .statusCode(201);

        String orders = "/api/restaurants/" + id + "/orders";
        Town.send(town.cook, "POST", orders, Marketplace.orderInCash()).then().statusCode(404);
        Town.send(town.guest, "POST", orders, Marketplace.orderOf("pizza", town.account))
                .then()
                .statusCode(201);
    }

    @Test
    void an_order_in_cash_is_seen_by_the_restaurant_and_by_no_guest() {
        String order = town.place(town.guest, Marketplace.orderInCash());
        String path = "/api/orders/" + order;
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Town.get(town.cook, path).statusCode() == 200);

        assertThat(Town.get(town.guest, path).statusCode()).isEqualTo(404);
        assertThat(Town.get(town.otherCook, path).statusCode()).isEqualTo(404);
        assertThat(orders(town.cook)).contains(order);
        assertThat(orders(town.guest)).doesNotContain(order).contains(town.order);
    }

    @Test
    void a_restaurant_charges_no_account() {
        String orders = "/api/restaurants/" + town.restaurant + "/orders";

        Town.send(town.cook, "POST", orders, Marketplace.orderOf("pizza", town.account))
                .then()
                .statusCode(404)
                .body("detail", equalTo("No account " + town.account));
    }

    @Test
    void whoever_is_both_guest_and_cook_sees_what_is_theirs_as_either() {
        String both =
                Tokens.signed(
                        Tokens.claims(
                                List.of("customer", "restaurant"),
                                Map.of(
                                        "accountId",
                                        newId("account"),
                                        "organisationId",
                                        town.organisation)));

        assertThat(orders(both)).contains(town.order);
        assertThat(orders(town.otherGuest)).isEmpty();
        assertThat(orders(town.otherCook)).isEmpty();
    }

    @Test
    void a_guest_does_not_see_the_stream_that_names_the_other_guests() {
        String stream = "/api/streams/Restaurant/" + town.restaurant;

        assertThat(Town.get(town.guest, stream + "/events").statusCode()).isEqualTo(404);
        assertThat(Town.get(town.cook, stream + "/events").statusCode()).isEqualTo(200);
        assertThat(
                        Town.get(town.cook, "/api/streams/Ledger/" + town.account + "/state")
                                .statusCode())
                .isEqualTo(404);
        assertThat(
                        Town.get(town.guest, "/api/streams/Ledger/" + town.account + "/state")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobody_gets_the_answer_to_somebody_elses_command() {
        String path = "/api/restaurants/" + town.restaurant + "/orders";
        String body =
                "{\"commandId\":\"%s\",\"orderId\":\"%s\",\"menuItems\":[{\"menuItemId\":\"pizza\"}]}"
                        .formatted(newId("command"), newId("order"));
        Town.send(town.guest, "POST", path, body).then().statusCode(201);

        Town.send(town.guest, "POST", path, body)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true");
        Town.send(town.otherGuest, "POST", path, body).then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health/../metrics", "//q/metrics", "/q/health/%2e%2e/metrics", "/q//metrics",
                "/q/metrics/", "/q/metrics;x=/q/health", "/Q/metrics", "/q/health/..;/metrics",
                "//api/restaurants", "/api//restaurants", "/api/restaurants/", "/api/./restaurants"
            })
    void no_spelling_of_an_address_leads_around_the_checks(String path) {
        assertThat(Raw.get(path)).as(path).isIn(401, 404, 400);
    }

    private static List<String> orders(String token) {
        Response list = Town.get(token, "/api/orders?limit=200");
        list.then().statusCode(200);
        return list.jsonPath().getList("items.id");
    }
}
