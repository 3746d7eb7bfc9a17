package dev.brigade.benchmarks.transactions;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** What people ask of the service. Every answer but the wanted one is an exception. Thread-safe. */
final class Market implements AutoCloseable {

    private static final String MENU =
            """
            {"menuId":"menu-1","cuisine":"ITALIAN","menuItems":[
              {"menuItemId":"pizza","name":"Margherita","price":"8.99"},
              {"menuItemId":"water","name":"Water","price":"0.50"}]}
            """;
    private static final String ITEMS =
            """
            "menuItems":[{"menuItemId":"pizza","quantity":2},{"menuItemId":"water"}]\
            """;

    private final HttpClient http =
            HttpClient.newBuilder().version(Version.HTTP_1_1).executor(Runnable::run).build();
    private final String url;

    Market(String url) {
        this.url = url;
    }

    void open(String restaurant) throws IOException, InterruptedException {
        post(
                "/api/restaurants",
                "{\"id\":\"%s\",\"name\":\"Roma\",\"menu\":%s}".formatted(restaurant, MENU));
    }

    /** To the same one, which is a change all the same. */
    void changeMenu(String restaurant) throws IOException, InterruptedException {
        send("PUT", "/api/restaurants/" + restaurant + "/menu", "{\"menu\":%s}".formatted(MENU));
    }

    void place(String restaurant, String order) throws IOException, InterruptedException {
        post("/api/restaurants/" + restaurant + "/orders", cash(order));
    }

    void place(String restaurant, String order, String account)
            throws IOException, InterruptedException {
        post(
                "/api/restaurants/" + restaurant + "/orders",
                "{\"orderId\":\"%s\",\"accountId\":\"%s\",%s}".formatted(order, account, ITEMS));
    }

    void prepared(String order) throws IOException, InterruptedException {
        post("/api/orders/" + order + "/prepared", "{}");
    }

    void collected(String order) throws IOException, InterruptedException {
        post("/api/orders/" + order + "/collected", "{}");
    }

    /** The same body as an order's, merely inserted. */
    void insert(String order) throws IOException, InterruptedException {
        post("/bare", cash(order));
    }

    /** Whether the service has heard of the account. */
    boolean knows(String account) throws IOException, InterruptedException {
        return status(request("/api/ledgers/" + account).build()) == 200;
    }

    private static String cash(String order) {
        return "{\"orderId\":\"%s\",%s}".formatted(order, ITEMS);
    }

    private void post(String path, String body) throws IOException, InterruptedException {
        send("POST", path, body);
    }

    private void send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    "%s: %d %s".formatted(path, answer.statusCode(), answer.body()));
        }
    }

    private int status(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    @Override
    public void close() {
        http.close();
    }
}
