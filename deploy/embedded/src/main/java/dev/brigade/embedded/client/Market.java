package dev.brigade.embedded.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What people do in the marketplace. Whatever creates something carries a key made from its id, so
 * doing it again changes nothing.
 */
public record Market(Services services) {

    /** Opens a restaurant, unless it is there. */
    public void open(Restaurant restaurant) {
        if (!services.transactions().get("/api/restaurants/" + restaurant.id()).isOk()) {
            services.transactions()
                    .post("/api/restaurants", restaurant, "open-" + restaurant.id())
                    .require(200, 201, 409);
        }
    }

    /** Opens an account, unless it is there. */
    public void open(Account account) {
        if (!services.account().get("/api/accounts/" + account.id()).isOk()) {
            services.account()
                    .post("/api/accounts", account, "open-" + account.id())
                    .require(200, 201, 409);
        }
    }

    /** The restaurants on the first page of their list. */
    public JsonNode restaurants() {
        return services.transactions().get("/api/restaurants").require(200).path("items");
    }

    /** Changes a credit limit, in cents. */
    public void changeCreditLimit(String accountId, long creditLimit) {
        services.account()
                .put(
                        "/api/accounts/" + accountId + "/credit-limit",
                        Map.of("creditLimit", creditLimit))
                .require(200);
    }

    /** Places an order; when this returns, it is accepted. */
    public void place(String restaurantId, Order order) {
        services.transactions()
                .post(
                        "/api/restaurants/" + restaurantId + "/orders",
                        order,
                        "place-" + order.orderId())
                .require(200, 201);
    }

    /** The guest takes the order away. */
    public void collect(String orderId) {
        services.transactions()
                .post("/api/orders/" + orderId + "/collected", Map.of(), "collect-" + orderId)
                .require(200, 201);
    }

    /** An order as the page shows it; a missing node before it is shown. */
    public JsonNode order(String orderId) {
        Answer answer = services.ui().get("/api/transactions/orders/" + orderId);
        return answer.isOk() ? answer.body() : answer.body().path("none");
    }

    /** Such as {@code PREPARED}; empty before the order is shown. */
    public String status(String orderId) {
        return order(orderId).path("status").asText();
    }

    /** What transactions-service knows of an account. */
    public JsonNode ledger(String accountId) {
        Answer answer = services.transactions().get("/api/ledgers/" + accountId);
        return answer.isOk() ? answer.body() : answer.body().path("none");
    }
}
