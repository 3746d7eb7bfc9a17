package dev.brigade.transactions.access;

import static dev.brigade.transactions.support.Marketplace.newId;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.brigade.transactions.support.Marketplace;
import dev.brigade.transactions.support.Tokens;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A restaurant, a guest with an account, and an order of theirs; and strangers to all of it. */
final class Town {

    static final String ADMIN = Tokens.admin();

    final String organisation = newId("org");
    final String account = newId("account");
    final String cook = Tokens.restaurant(organisation);
    final String otherCook = Tokens.restaurant(newId("org"));
    final String guest = Tokens.customer(account);
    final String otherGuest = Tokens.customer(newId("account"));
    final String restaurant = newId("restaurant");
    final String order;

    Town() {
        try (Marketplace others = new Marketplace()) {
            others.announceAccount(account, 100_000, "RS");
        }
        require(201, send(cook, "POST", "/api/restaurants", Marketplace.restaurant(restaurant)));
        order = placeOrder();
        until(() -> get(ADMIN, "/api/ledgers/" + account).statusCode() == 200);
        until(() -> get(ADMIN, "/api/orders/" + order).statusCode() == 200);
        until(() -> get(ADMIN, "/api/streams/Ledger/" + account + "/events").statusCode() == 200);
    }

    /** A new order that the guest pays by account. */
    String placeOrder() {
        return place(ADMIN, Marketplace.orderOf("pizza", account));
    }

    String place(String token, String body) {
        Response placed = send(token, "POST", "/api/restaurants/" + restaurant + "/orders", body);
        return require(201, placed).jsonPath().getString("[1].id");
    }

    static Response get(@Nullable String token, String path) {
        return send(token, "GET", path, null);
    }

    static Response send(
            @Nullable String token, String method, String path, @Nullable String body) {
        var request = given().contentType("application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.body(body);
        }
        return request.request(method, path);
    }

    private static Response require(int status, Response response) {
        response.then().statusCode(status);
        return response;
    }

    private static void until(BooleanSupplier condition) {
        await().atMost(Duration.ofSeconds(60)).until(condition::getAsBoolean);
    }
}
