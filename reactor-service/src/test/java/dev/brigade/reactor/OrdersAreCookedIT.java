package dev.brigade.reactor;

import static dev.brigade.reactor.WireEvents.ORDERS;
import static dev.brigade.reactor.WireEvents.cancelled;
import static dev.brigade.reactor.WireEvents.confirmed;
import static dev.brigade.reactor.WireEvents.created;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.Uuids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an order's events to the command that it is prepared, with cooks that are done at once. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@TestProfile(KitchenTime.None.class)
class OrdersAreCookedIT {

    @Inject ServiceUnderTest service;

    final String order = Uuids.v7().toString();

    @BeforeEach
    void start() {
        service.awaitReadiness();
    }

    @Test
    void an_order_in_cash_is_cooked_and_told_so_with_everything_that_led_to_it() {
        EventEnvelope created = created(order, null);

        service.publish(ORDERS, created);

        service.awaitTicket(order, "REPORTED");
        assertThat(service.commands().to(order))
                .singleElement()
                .satisfies(command -> {
                    assertThat(command.causationId()).isEqualTo(created.eventId());
                    assertThat(command.correlationId()).isEqualTo(created.correlationId());
                    assertThat(command.traceparent()).isEqualTo(WireEvents.TRACEPARENT);
                });
    }

    @Test
    void an_event_delivered_twice_leads_to_one_command() throws Exception {
        EventEnvelope created = created(order, null);

        service.publish(ORDERS, created, created);
        service.awaitTicket(order, "REPORTED");
        service.publishAndAwait(ORDERS, created);

        assertThat(service.commands().to(order)).hasSize(1);
    }

    @Test
    void an_order_on_account_is_cooked_when_it_is_confirmed_and_not_before() throws Exception {
        EventEnvelope confirmed = confirmed(order);

        service.publishAndAwait(ORDERS, created(order, "account-1"));
        assertThat(service.commands().to(order)).isEmpty();

        service.publish(ORDERS, confirmed);
        service.awaitTicket(order, "REPORTED");
        assertThat(service.commands().to(order))
                .extracting(EventEnvelope::causationId)
                .containsExactly(confirmed.eventId());
    }

    @Test
    void a_ticket_shows_what_the_order_was_created_with() {
        service.publish(ORDERS, created(order, "account-1"), confirmed(order));

        service.awaitTicket(order, "REPORTED");

        given().get("/api/tickets?status=REPORTED")
                .then()
                .statusCode(200)
                .body(ServiceUnderTest.ticket(order, "restaurantId"), equalTo("restaurant-1"))
                .body(ServiceUnderTest.ticket(order, "dishes[0].name"), equalTo("Soup"))
                .body(ServiceUnderTest.ticket(order, "dishes[0].quantity"), equalTo(2));
    }

    @Test
    void an_order_cancelled_before_it_is_confirmed_is_never_cooked() throws Exception {
        service.publishAndAwait(
                ORDERS, created(order, "account-1"), cancelled(order), confirmed(order));

        assertThat(service.commands().to(order)).isEmpty();
        given().get("/api/tickets").then().body("items.orderId", not(hasItem(order)));
    }

    @Test
    void lists_go_on_where_their_page_ended() {
        String another = Uuids.v7().toString();
        service.publish(ORDERS, created(order, null), created(another, null));
        service.awaitTicket(order, "REPORTED");
        service.awaitTicket(another, "REPORTED");

        String next = given().get("/api/tickets?limit=1").jsonPath().getString("next");

        given().get("/api/tickets?limit=1&after=" + next)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
        String first = given().get("/api/tickets?limit=1").jsonPath().getString("items[0].id");
        given().get("/api/tickets?limit=1&after=" + next)
                .then()
                .body("items[0].id", not(equalTo(first)));
    }
}
