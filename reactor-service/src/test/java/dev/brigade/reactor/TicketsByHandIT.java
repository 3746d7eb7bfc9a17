package dev.brigade.reactor;

import static dev.brigade.reactor.WireEvents.ORDERS;
import static dev.brigade.reactor.WireEvents.cancelled;
import static dev.brigade.reactor.WireEvents.created;
import static dev.brigade.reactor.WireEvents.prepared;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.brigade.messaging.Uuids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tickets on the stove, with cooks that are in no hurry. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@TestProfile(KitchenTime.Long.class)
class TicketsByHandIT {

    @Inject ServiceUnderTest service;

    final String order = Uuids.v7().toString();

    @BeforeEach
    void start() {
        service.awaitReadiness();
    }

    @Test
    void a_person_says_that_an_order_is_prepared() {
        service.publish(ORDERS, created(order, null));
        service.awaitTicket(order, "COOKING");

        given().post("/api/tickets/{id}/prepared", order)
                .then()
                .statusCode(200)
                .body("orderId", equalTo(order));

        service.awaitTicket(order, "REPORTED");
        assertThat(service.commands().to(order)).hasSize(1);
    }

    @Test
    void an_order_that_is_prepared_already_is_refused() {
        service.publish(ORDERS, created(order, null));
        service.awaitTicket(order, "COOKING");
        given().post("/api/tickets/{id}/prepared", order).then().statusCode(200);

        given().post("/api/tickets/{id}/prepared", order)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", equalTo("Order is already prepared!"))
                .body("refusal.kind", equalTo("TicketNotPreparedEvent"))
                .body("refusal.decider", equalTo("Ticket"))
                .body("refusal.id", equalTo(order))
                .body("refusal.reason", equalTo("Order is already prepared!"));
    }

    @Test
    void a_cancelled_order_closes_its_ticket() {
        service.publish(ORDERS, created(order, null));
        service.awaitTicket(order, "COOKING");

        service.publish(ORDERS, cancelled(order));

        service.awaitTicket(order, "CLOSED");
        given().post("/api/tickets/{id}/prepared", order)
                .then()
                .statusCode(409)
                .body("detail", equalTo("Order is cancelled!"));
        assertThat(service.commands().to(order)).isEmpty();
    }

    @Test
    void an_order_that_was_prepared_elsewhere_is_not_told_again() {
        service.publish(ORDERS, created(order, null));
        service.awaitTicket(order, "COOKING");

        service.publish(ORDERS, prepared(order));

        service.awaitTicket(order, "REPORTED");
        assertThat(service.commands().to(order)).isEmpty();
    }

    @Test
    void an_order_on_account_that_is_not_paid_cannot_be_prepared() throws Exception {
        service.publishAndAwait(ORDERS, created(order, "account-1"));

        given().post("/api/tickets/{id}/prepared", order)
                .then()
                .statusCode(409)
                .body("detail", equalTo("Order is not paid!"));
    }

    @Test
    void a_ticket_that_nobody_opened_is_not_found() {
        given().post("/api/tickets/{id}/prepared", order)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void bad_input_is_answered_with_the_field_that_is_wrong() {
        requireViolation("/api/tickets?limit=0", "limit");
        requireViolation("/api/tickets?after=x", "after");
        requireViolation("/api/tickets?status=LOST", "status");
        requireViolation("/api/notifications?limit=201", "limit");
        requireViolation("/api/dead-letters?after=-1", "after");
        requireViolation("/api/replicas/accounts/%24", "id");
    }

    private static void requireViolation(String path, String field) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
    }
}
