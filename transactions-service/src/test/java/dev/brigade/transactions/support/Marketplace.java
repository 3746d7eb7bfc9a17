package dev.brigade.transactions.support;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.EventPublisher;
import dev.brigade.messaging.Uuids;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.ConfigProvider;

/** What people do in the marketplace, and what account-service and the kitchen tell. */
public final class Marketplace implements AutoCloseable {

    private static final AtomicLong VERSIONS = new AtomicLong(1);

    private final EventPublisher kafka = new EventPublisher(bootstrapServers(), "test");

    public static String bootstrapServers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    public static String newId(String what) {
        return what + "-" + Uuids.v7();
    }

    /** POST of a JSON body. */
    public static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json").body(body).when().post(path).then();
    }

    /** A restaurant with pizza at 8.99 and water at 0.50. */
    public String openRestaurant() {
        String id = newId("restaurant");
        post("/api/restaurants", restaurant(id)).statusCode(201);
        return id;
    }

    /** The body that opens such a restaurant. */
    public static String restaurant(String id) {
        return """
        {"id":"%s","name":"Roma","menu":{"menuId":"menu-1","cuisine":"ITALIAN","menuItems":[
          {"menuItemId":"pizza","name":"Margherita","price":"8.99"},
          {"menuItemId":"water","name":"Water","price":"0.50"},
          {"menuItemId":"bread","name":"Bread","price":"0.00"}]}}
        """
                .formatted(id);
    }

    /** The body of an order of one of these. */
    public static String orderOf(String item, String account) {
        return """
        {"menuItems":[{"menuItemId":"%s"}],"accountId":"%s"}\
        """
                .formatted(item, account);
    }

    /** The body of an order in cash. */
    public static String orderInCash() {
        return """
        {"menuItems":[{"menuItemId":"pizza","quantity":2}]}\
        """;
    }

    /** Places an order, and tells its id. */
    public String place(String restaurant, String body) {
        JsonPath events =
                post("/api/restaurants/" + restaurant + "/orders", body)
                        .statusCode(201)
                        .extract()
                        .jsonPath();
        return events.getString("[1].id");
    }

    /** An account opens at account-service. */
    public void openAccount(String id, long creditLimit) {
        announceAccount(id, creditLimit, "RS");
        await().atMost(Duration.ofSeconds(60)).until(() -> ledger(id).statusCode() == 200);
    }

    public void announceAccount(String id, long creditLimit, String country) {
        publish(
                "account.events.v1",
                "Account",
                "AccountOpenedEvent",
                id,
                """
                {"kind":"AccountOpenedEvent","decider":"Account","id":"%s","version":1,"final":false,
                 "holderName":"Ana","email":"ana@example.com","phone":"+381601234567",
                 "address":{"streetAddress":"Knez Mihailova 1","zipOrPostal":"11000","countryCode":"%s"},
                 "cardMasked":"**** 4242","creditLimit":%d,"status":"OPEN"}
                """
                        .formatted(id, country, creditLimit));
    }

    /** The credit limit is changed at account-service. */
    public void changeCreditLimit(String id, long from, long to) {
        publish(
                "account.events.v1",
                "Account",
                "CreditLimitChangedEvent",
                id,
                """
                {"kind":"CreditLimitChangedEvent","decider":"Account","id":"%s","version":1,
                 "final":false,"oldCreditLimit":%d,"newCreditLimit":%d}
                """
                        .formatted(id, from, to));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ledger(id).jsonPath().getLong("creditLimit") == to);
    }

    /** The kitchen of reactor-service is done with an order. */
    public void cook(String order) {
        publish(
                "order.commands.v1",
                "Order",
                "MarkOrderAsPreparedCommand",
                order,
                """
                {"kind":"MarkOrderAsPreparedCommand","decider":"Order","id":"%s"}
                """
                        .formatted(order));
    }

    public void publish(String topic, String decider, String type, String id, String json) {
        String eventId = Uuids.v7().toString();
        kafka.publishAll(
                topic,
                List.of(
                        new EventEnvelope(
                                eventId,
                                type,
                                "/test",
                                id,
                                Instant.now(),
                                decider,
                                VERSIONS.getAndIncrement(),
                                "correlation-" + id,
                                null,
                                "command-" + eventId,
                                null,
                                json)));
    }

    public static Response ledger(String account) {
        return given().get("/api/ledgers/" + account);
    }

    public static Response order(String id) {
        return given().get("/api/orders/" + id);
    }

    /** Waits until the order stands there. */
    public static void awaitStatus(String order, String status) {
        await().pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(60))
                .until(() -> status.equals(order(order).jsonPath().getString("status")));
    }

    @Override
    public void close() {
        kafka.close();
    }
}
