package dev.brigade.reactor;

import static dev.brigade.reactor.WireEvents.ORDERS;
import static dev.brigade.reactor.WireEvents.created;
import static dev.brigade.reactor.WireEvents.prepared;
import static dev.brigade.reactor.WireEvents.rejected;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.Uuids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers hear what has become of their orders, once. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@TestProfile(KitchenTime.None.class)
class NotificationsIT {

    @Inject ServiceUnderTest service;

    final String order = Uuids.v7().toString();

    @BeforeEach
    void start() {
        service.awaitReadiness();
    }

    @Test
    void a_customer_hears_why_an_order_was_rejected() {
        service.publish(ORDERS, created(order, "account-7"), rejected(order, "over credit limit"));

        awaitNotification("kind", "ORDER_REJECTED");
        awaitNotification("accountId", "account-7");
        awaitNotification("text", "Your order %s was rejected: over credit limit".formatted(order));
    }

    @Test
    void a_customer_hears_once_that_an_order_is_ready() throws Exception {
        EventEnvelope prepared = prepared(order);
        service.publishAndAwait(ORDERS, created(order, null), prepared, prepared);

        awaitNotification("kind", "ORDER_READY");

        given().get("/api/notifications")
                .then()
                .body("items.findAll { it.orderId == '%s' }.size()".formatted(order), equalTo(1));
    }

    private void awaitNotification(String field, String value) {
        service.patiently()
                .untilAsserted(() ->
                        given().get("/api/notifications")
                                .then()
                                .statusCode(200)
                                .body(ServiceUnderTest.ticket(order, field), equalTo(value)));
    }
}
