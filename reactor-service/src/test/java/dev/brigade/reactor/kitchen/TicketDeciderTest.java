package dev.brigade.reactor.kitchen;

import dev.brigade.decider.spec.DeciderSpec;
import dev.brigade.reactor.kitchen.Slip.Dish;
import dev.brigade.reactor.kitchen.Ticket.Closed;
import dev.brigade.reactor.kitchen.Ticket.Cooking;
import dev.brigade.reactor.kitchen.Ticket.Prepared;
import dev.brigade.reactor.kitchen.Ticket.Reported;
import dev.brigade.reactor.kitchen.Ticket.Waiting;
import dev.brigade.reactor.kitchen.TicketCommand.CloseTicket;
import dev.brigade.reactor.kitchen.TicketCommand.FinishCooking;
import dev.brigade.reactor.kitchen.TicketCommand.OpenTicket;
import dev.brigade.reactor.kitchen.TicketCommand.ReceiveOrder;
import dev.brigade.reactor.kitchen.TicketCommand.RecordReport;
import dev.brigade.reactor.kitchen.TicketEvent.DishesPrepared;
import dev.brigade.reactor.kitchen.TicketEvent.OrderReceived;
import dev.brigade.reactor.kitchen.TicketEvent.PreparationReported;
import dev.brigade.reactor.kitchen.TicketEvent.TicketClosed;
import dev.brigade.reactor.kitchen.TicketEvent.TicketNotOpened;
import dev.brigade.reactor.kitchen.TicketEvent.TicketNotPrepared;
import dev.brigade.reactor.kitchen.TicketEvent.TicketOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketDeciderTest {

    static final String ID = "order-1";
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final Instant DUE = NOON.plusSeconds(2);
    static final Instant LATER = NOON.plusSeconds(60);
    static final Slip SLIP = new Slip(ID, "restaurant-1", List.of(new Dish("m1", "Soup", 2)));
    static final Opening OPENING = new Opening(NOON, "correlation-1", "event-1", null);

    static final OrderReceived RECEIVED = new OrderReceived(SLIP);
    static final TicketOpened OPENED = new TicketOpened(ID, OPENING, DUE);
    static final DishesPrepared PREPARED = new DishesPrepared(ID, DUE);
    static final PreparationReported REPORTED = new PreparationReported(ID, LATER);
    static final TicketClosed CLOSED = new TicketClosed(ID, "cancelled");

    static final OpenTicket OPEN = new OpenTicket(ID, OPENING, Duration.ofSeconds(2));
    static final FinishCooking FINISH = new FinishCooking(ID, DUE);
    static final RecordReport REPORT = new RecordReport(ID, LATER);
    static final CloseTicket CLOSE = new CloseTicket(ID, "cancelled");

    final DeciderSpec<TicketCommand, Ticket, TicketEvent> ticket =
            DeciderSpec.of(new TicketDecider());

    @Test
    void an_order_is_remembered_and_waits() {
        ticket.given().when(new ReceiveOrder(SLIP)).then(RECEIVED).thenState(new Waiting(SLIP));
    }

    @Test
    void an_order_that_is_heard_of_again_changes_nothing() {
        ticket.given(RECEIVED, OPENED).when(new ReceiveOrder(SLIP)).thenNothing();
    }

    @Test
    void an_opened_ticket_is_due_when_the_kitchen_time_is_over() {
        ticket.given(RECEIVED).when(OPEN).then(OPENED).thenState(new Cooking(SLIP, OPENING, DUE));
    }

    @Test
    void a_ticket_is_opened_once() {
        ticket.given(RECEIVED, OPENED).when(OPEN).thenNothing();
    }

    @Test
    void an_order_that_was_never_heard_of_cannot_be_opened() {
        ticket.given().when(OPEN).then(new TicketNotOpened(ID, "Order does not exist!"));
    }

    @Test
    void a_closed_ticket_stays_closed() {
        ticket.given(RECEIVED, CLOSED).when(OPEN).thenNothing();
    }

    @Test
    void the_cooks_finish_what_they_cook() {
        ticket.given(RECEIVED, OPENED)
                .when(FINISH)
                .then(PREPARED)
                .thenState(new Prepared(SLIP, OPENING, DUE));
    }

    @Test
    void an_order_that_was_never_heard_of_cannot_be_prepared() {
        ticket.given().when(FINISH).then(new TicketNotPrepared(ID, "Order does not exist!"));
    }

    @Test
    void an_order_that_is_not_paid_cannot_be_prepared() {
        ticket.given(RECEIVED).when(FINISH).then(new TicketNotPrepared(ID, "Order is not paid!"));
    }

    @Test
    void a_prepared_order_cannot_be_prepared_again() {
        ticket.given(RECEIVED, OPENED, PREPARED)
                .when(FINISH)
                .then(new TicketNotPrepared(ID, "Order is already prepared!"));
    }

    @Test
    void a_reported_order_cannot_be_prepared_again() {
        ticket.given(RECEIVED, OPENED, PREPARED, REPORTED)
                .when(FINISH)
                .then(new TicketNotPrepared(ID, "Order is already prepared!"));
    }

    @Test
    void a_cancelled_order_cannot_be_prepared() {
        ticket.given(RECEIVED, OPENED, CLOSED)
                .when(FINISH)
                .then(new TicketNotPrepared(ID, "Order is cancelled!"));
    }

    @Test
    void a_prepared_order_is_reported() {
        ticket.given(RECEIVED, OPENED, PREPARED)
                .when(REPORT)
                .then(REPORTED)
                .thenState(new Reported(SLIP, OPENING, DUE, LATER));
    }

    @Test
    void an_order_reported_while_it_cooks_is_prepared_by_that() {
        ticket.given(RECEIVED, OPENED)
                .when(REPORT)
                .then(new DishesPrepared(ID, LATER), REPORTED)
                .thenState(new Reported(SLIP, OPENING, LATER, LATER));
    }

    @Test
    void an_order_is_reported_once() {
        ticket.given(RECEIVED, OPENED, PREPARED, REPORTED).when(REPORT).thenNothing();
    }

    @Test
    void a_ticket_nobody_cooks_is_not_reported() {
        ticket.given(RECEIVED).when(REPORT).thenNothing();
        ticket.given(RECEIVED, CLOSED).when(REPORT).thenNothing();
    }

    @Test
    void a_cancelled_order_closes_its_ticket() {
        ticket.given(RECEIVED, OPENED)
                .when(CLOSE)
                .then(CLOSED)
                .thenState(new Closed(SLIP, OPENING, "cancelled"));
    }

    @Test
    void an_order_cancelled_before_it_is_paid_never_has_a_ticket() {
        ticket.given(RECEIVED)
                .when(CLOSE)
                .then(CLOSED)
                .thenState(new Closed(SLIP, null, "cancelled"));
    }

    @Test
    void an_order_cancelled_before_it_is_reported_closes_its_ticket() {
        ticket.given(RECEIVED, OPENED, PREPARED).when(CLOSE).then(CLOSED);
    }

    @Test
    void a_reported_ticket_is_not_closed_any_more() {
        ticket.given(RECEIVED, OPENED, PREPARED, REPORTED).when(CLOSE).thenNothing();
    }

    @Test
    void an_order_that_was_never_heard_of_has_nothing_to_close() {
        ticket.given().when(CLOSE).thenNothing();
    }
}
