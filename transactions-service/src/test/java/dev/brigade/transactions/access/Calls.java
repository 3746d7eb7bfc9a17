package dev.brigade.transactions.access;

import static dev.brigade.transactions.support.Marketplace.newId;
import static java.util.Map.entry;

import dev.brigade.transactions.access.AccessTable.Row;
import dev.brigade.transactions.support.Marketplace;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** For each route and each command something to send that is about the people of a {@link Town}. */
record Calls(Town town) {

    private static final String MENU =
            """
            "menu":{"menuId":"menu-2","cuisine":"INDIAN","menuItems":[
              {"menuItemId":"pizza","name":"Margherita","price":"9.99"}]}
            """;
    private static final String PAID =
            "\"transactionId\":\"t-1\",\"amount\":100,\"merchantCode\":\"m-1\"";

    /** What is sent. */
    record Call(String method, String path, @Nullable String body) {}

    /** For a line of the table; null when it is for nobody in this town but admins. */
    @Nullable Call of(Row row, String role) {
        if (row.isCommand()) {
            String fields = command(row.what(), role);
            String decider =
                    row.what().contains("Restaurant") || row.what().startsWith("Place")
                            ? "Restaurant"
                            : row.what().contains("Order") ? "Order" : "Ledger";
            return new Call(
                    "POST",
                    "/api/commands",
                    "{\"decider\":\"%s\",\"kind\":\"%s\",%s}"
                            .formatted(decider, row.what(), fields));
        }
        Function<String, Call> route = routes().get(row.what());
        return route == null ? null : route.apply(role);
    }

    private Map<String, Function<String, Call>> routes() {
        String restaurant = "/api/restaurants/" + town.restaurant;
        String ledger = "/api/ledgers/" + town.account;
        String stream = "/api/streams/Order/" + town.order;
        return Map.ofEntries(
                entry("POST /api/restaurants", _ -> post("/api/restaurants", newRestaurant())),
                entry("GET /api/restaurants", _ -> get("/api/restaurants?limit=200")),
                entry("GET /api/restaurants/{id}", _ -> get(restaurant)),
                entry("PUT /api/restaurants/{id}/menu", _ -> put(restaurant + "/menu", MENU)),
                entry(
                        "POST /api/restaurants/{id}/orders",
                        role -> post(restaurant + "/orders", items(role))),
                entry("GET /api/orders", _ -> get("/api/orders?limit=200")),
                entry("GET /api/orders/{id}", _ -> get("/api/orders/" + town.order)),
                entry("POST /api/orders/{id}/prepared", _ -> step("prepared")),
                entry("POST /api/orders/{id}/collected", _ -> step("collected")),
                entry("POST /api/orders/{id}/cancelled", _ -> step("cancelled")),
                entry("GET /api/ledgers/{accountId}", _ -> get(ledger)),
                entry(
                        "GET /api/ledgers/{accountId}/transactions",
                        _ -> get(ledger + "/transactions")),
                entry(
                        "POST /api/ledgers/{accountId}/authorizations",
                        _ -> post(ledger + "/authorizations", PAID)),
                entry(
                        "POST /api/ledgers/{accountId}/clearings",
                        _ -> post(ledger + "/clearings", PAID)),
                entry("GET /api/streams/{decider}/{id}/events", _ -> get(stream + "/events")),
                entry("GET /api/streams/{decider}/{id}/state", _ -> get(stream + "/state")),
                entry(
                        "GET /api/streams/{decider}/{id}/diff",
                        _ -> get(stream + "/diff?from=1&to=1")));
    }

    private String command(String kind, String role) {
        return switch (kind) {
            case "CreateRestaurantCommand" -> newRestaurant();
            case "ChangeRestaurantMenuCommand" -> id(town.restaurant) + MENU;
            case "PlaceOrderCommand" ->
                    id(town.restaurant) + "\"orderId\":\"" + newId("order") + "\"," + items(role);
            case "CreateOrderCommand" ->
                    id(newId("order"))
                            + """
                            "restaurantId":"%s","total":"1.00","menuItems":[
                              {"menuItemId":"pizza","name":"P","price":"1.00","quantity":1}]
                            """
                                    .formatted(town.restaurant);
            case "ConfirmOrderCommand", "RejectOrderCommand" ->
                    id(town.placeOrder()) + "\"transactionId\":\"t-1\",\"reason\":\"none\"";
            case "AuthorizeTransactionCommand" ->
                    id(town.account)
                            + PAID
                            + ",\"creditLimit\":1,\"countryCode\":\"RS\",\"zipOrPostal\":\"1\"";
            case "ClearTransactionCommand", "VoidTransactionCommand" -> id(town.account) + PAID;
            case "ApplyPaymentCommand", "ReturnPaymentCommand" ->
                    id(town.account) + "\"paymentId\":\"p-1\",\"amount\":1";
            default -> "\"id\":\"" + town.placeOrder() + "\"";
        };
    }

    private String newRestaurant() {
        String json = Marketplace.restaurant(newId("restaurant")).strip();
        return json.substring(1, json.length() - 1)
                + ",\"organisationId\":\""
                + town.organisation
                + "\"";
    }

    /** Guests pay by account, restaurants take cash. */
    private String items(String role) {
        String items = "\"menuItems\":[{\"menuItemId\":\"pizza\"}]";
        return role.equals("restaurant")
                ? items
                : items + ",\"accountId\":\"" + town.account + "\"";
    }

    private Call step(String step) {
        return post("/api/orders/" + town.placeOrder() + "/" + step, "");
    }

    private static String id(String id) {
        return "\"id\":\"" + id + "\",";
    }

    private static Call get(String path) {
        return new Call("GET", path, null);
    }

    private static Call post(String path, String fields) {
        return new Call("POST", path, "{" + fields + "}");
    }

    private static Call put(String path, String fields) {
        return new Call("PUT", path, "{" + fields + "}");
    }
}
