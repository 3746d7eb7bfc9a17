package dev.brigade.transactions;

import static dev.brigade.transactions.support.Marketplace.newId;
import static dev.brigade.transactions.support.Marketplace.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.brigade.decider.View;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.StreamId;
import dev.brigade.messaging.EventCodec;
import dev.brigade.transactions.ledger.LedgerView;
import dev.brigade.transactions.ledger.wire.LedgerCodec;
import dev.brigade.transactions.order.OrderView;
import dev.brigade.transactions.order.wire.OrderCodec;
import dev.brigade.transactions.projection.Documents;
import dev.brigade.transactions.restaurant.RestaurantView;
import dev.brigade.transactions.restaurant.wire.RestaurantCodec;
import dev.brigade.transactions.support.BackingServices;
import dev.brigade.transactions.support.Marketplace;
import io.fabric8.zjsonpatch.JsonPatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class HistoryIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DECISION = "TransactionDecisionedEvent";

    @Inject PostgresEventStore store;
    private final Marketplace marketplace = new Marketplace();

    @AfterEach
    void close() {
        marketplace.close();
    }

    @Test
    void a_state_of_the_past_is_what_the_views_in_production_make_of_its_events() throws Exception {
        String restaurant = marketplace.openRestaurant();
        changeMenu(restaurant, "second");
        String account = newId("account");
        marketplace.openAccount(account, 10_000);
        String order = marketplace.place(restaurant, Marketplace.orderOf("pizza", account));
        Marketplace.awaitStatus(order, "CONFIRMED");
        marketplace.cook(order);
        Marketplace.awaitStatus(order, "PREPARED");
        await().atMost(Duration.ofSeconds(60)).until(() -> events("Ledger", account).size() == 2);

        assertFolded("Restaurant", restaurant, new RestaurantView(), RestaurantCodec.create());
        assertFolded("Order", order, new OrderView(), OrderCodec.create());
        assertFolded("Ledger", account, new LedgerView(), LedgerCodec.create());
    }

    @Test
    void a_difference_is_a_patch_from_one_state_to_the_other() throws Exception {
        String restaurant = marketplace.openRestaurant();
        marketplace.place(restaurant, Marketplace.orderInCash());
        changeMenu(restaurant, "second");

        JsonNode difference = json(diff("Restaurant", restaurant, "1", "3").statusCode(200));

        JsonNode before = json(state("Restaurant", restaurant, 1));
        JsonNode after = json(state("Restaurant", restaurant, 3));
        assertThat(difference.at("/patch")).isNotEmpty();
        assertThat(JsonPatch.apply(difference.at("/patch"), before.at("/state")))
                .isEqualTo(after.at("/state"));
        assertThat(difference.at("/events").asLong()).isEqualTo(2);
        assertThat(difference.at("/from/version").asLong()).isEqualTo(1);
        assertThat(difference.at("/from/at")).isEqualTo(before.at("/at"));
        assertThat(difference.at("/to/version").asLong()).isEqualTo(3);
        assertThat(difference.at("/to/at")).isEqualTo(after.at("/at"));
        assertThat(json(diff("Restaurant", restaurant, "2", "2")).at("/patch")).isEmpty();
    }

    @Test
    void a_difference_that_makes_no_sense_names_the_field() {
        String restaurant = marketplace.openRestaurant();
        Map<List<String>, String> errors =
                Map.of(
                        List.of("x", "1"), "from",
                        List.of("0", "1"), "from",
                        List.of("1", "-1"), "to",
                        List.of("2", "1"), "from",
                        List.of("1", "2"), "to",
                        List.of("2", "3"), "from");

        errors.forEach((versions, field) ->
                diff("Restaurant", restaurant, versions.getFirst(), versions.getLast())
                        .statusCode(400)
                        .body("errors.field", contains(field)));
        given().get("/api/streams/Restaurant/" + restaurant + "/diff?to=1")
                .then()
                .statusCode(400)
                .body("errors.field", contains("from"));
        diff("Restaurant", newId("restaurant"), "1", "1").statusCode(404);
    }

    @Test
    void a_decision_that_was_stored_before_limits_were_recorded_is_still_read() {
        String account = newId("account");
        var stream = new StreamId("Ledger", account);
        store.register("Ledger", Map.of(DECISION, 1));
        String old =
                """
                {"kind":"%s","decider":"Ledger","id":"%s","version":1,"final":false,\
                "transactionId":"old","amount":700,"decision":"APPROVED","ruleVersion":"1"}\
                """
                        .formatted(DECISION, account);
        store.append(
                stream,
                0,
                List.of(new NewEvent(UUID.randomUUID(), DECISION, 1, old, false)),
                new EventMetadata("c", "c", null, null));

        authorize(account, 301)
                .body("[0].decision", equalTo("DECLINED"))
                .body("[0].version", equalTo(2))
                .body("[0].creditLimit", equalTo(1000));

        given().get("/api/streams/Ledger/" + account + "/events")
                .then()
                .body("items.version", contains(1, 2))
                .body("items[0].creditLimit", nullValue())
                .body("items[1].creditLimit", equalTo(1000));
        state("Ledger", account, 2).body("state.pending", equalTo(700));
        assertThat(store.read(stream, 0, 10))
                .extracting(it -> it.schemaVersion())
                .containsExactly(1, 2);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Marketplace.ledger(account).statusCode() == 200);
    }

    private static ValidatableResponse authorize(String account, long amount) {
        return post(
                        "/api/commands",
                        """
                        {"decider":"Ledger","kind":"AuthorizeTransactionCommand","id":"%s",
                         "transactionId":"new","amount":%d,"merchantCode":"roma",
                         "countryCode":"RS","zipOrPostal":"11000","creditLimit":1000}
                        """
                                .formatted(account, amount))
                .statusCode(200);
    }

    private <S, E> void assertFolded(
            String decider, String id, View<S, E> view, EventCodec<E> codec) throws Exception {
        S state = view.initialState();
        List<Map<String, Object>> events = events(decider, id);
        for (int i = 0; i < events.size(); i++) {
            Map<String, Object> event = events.get(i);
            String kind = String.valueOf(event.get("kind"));
            state = view.evolve(state, codec.decode(kind, JSON.writeValueAsString(event)));
            assertThat(json(state(decider, id, i + 1)).at("/state"))
                    .isEqualTo(Documents.tree(state));
        }
    }

    private static List<Map<String, Object>> events(String decider, String id) {
        return given().get("/api/streams/" + decider + "/" + id + "/events")
                .jsonPath()
                .getList("items");
    }

    private static void changeMenu(String restaurant, String menu) {
        given().contentType("application/json")
                .body(
                        "{\"menu\":{\"menuId\":\"%s\",\"cuisine\":\"FRENCH\",\"menuItems\":[{\"menuItemId\":\"pizza\",\"name\":\"Margherita\",\"price\":\"8.99\"}]}}"
                                .formatted(menu))
                .put("/api/restaurants/" + restaurant + "/menu")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse diff(String decider, String id, String from, String to) {
        return given().get(
                        "/api/streams/" + decider + "/" + id + "/diff?from=" + from + "&to=" + to)
                .then();
    }

    private static ValidatableResponse state(String decider, String id, long version) {
        return given().get("/api/streams/" + decider + "/" + id + "/state?version=" + version)
                .then()
                .statusCode(200);
    }

    private static JsonNode json(ValidatableResponse response) throws Exception {
        return JSON.readTree(response.extract().asString());
    }
}
