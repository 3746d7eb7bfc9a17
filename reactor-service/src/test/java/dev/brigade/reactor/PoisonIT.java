package dev.brigade.reactor;

import static dev.brigade.reactor.WireEvents.ORDERS;
import static dev.brigade.reactor.WireEvents.confirmed;
import static dev.brigade.reactor.WireEvents.created;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.Uuids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What cannot be read or followed does not stop what can. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@TestProfile(KitchenTime.None.class)
class PoisonIT {

    @Inject ServiceUnderTest service;

    @Test
    void poisoned_records_become_dead_letters_and_the_next_order_is_cooked() throws Exception {
        String poison = Uuids.v7().toString();
        service.awaitReadiness();

        service.publishRaw(ORDERS, poison, "no event at all".getBytes(UTF_8));
        service.publish(
                ORDERS,
                changed(created(poison, null), "OrderCreatedEvent", "{\"kind\": "),
                changed(created(poison, null), "OrderCreatedEvent", "{\"id\": \"x\"}"),
                changed(created(poison, null), "OrderEatenEvent", "{\"id\": \"x\"}"),
                confirmed(poison),
                created(poison, null));

        service.awaitTicket(poison, "REPORTED");
        service.patiently()
                .untilAsserted(() ->
                        given().get("/api/dead-letters")
                                .then()
                                .statusCode(200)
                                .body("items.size()", greaterThanOrEqualTo(5))
                                .body(
                                        "items.cause",
                                        hasItem(containsString("Order does not exist!"))));
        given().get("/q/health/ready").then().statusCode(200);
    }

    private static EventEnvelope changed(EventEnvelope event, String type, String json) {
        return new EventEnvelope(
                event.eventId(),
                type,
                event.source(),
                event.subject(),
                event.time(),
                event.decider(),
                event.version(),
                event.correlationId(),
                event.causationId(),
                event.commandId(),
                event.traceparent(),
                json);
    }
}
