package dev.brigade.reactor.kitchen.reaction;

import dev.brigade.decider.spec.SagaSpec;
import dev.brigade.reactor.kitchen.Opening;
import dev.brigade.reactor.kitchen.Slip;
import dev.brigade.reactor.kitchen.Slip.Dish;
import dev.brigade.reactor.kitchen.TicketCommand;
import dev.brigade.reactor.kitchen.TicketCommand.CloseTicket;
import dev.brigade.reactor.kitchen.TicketCommand.OpenTicket;
import dev.brigade.reactor.kitchen.TicketCommand.ReceiveOrder;
import dev.brigade.reactor.kitchen.TicketCommand.RecordReport;
import dev.brigade.reactor.order.OrderEvent;
import dev.brigade.reactor.order.OrderEvent.MenuItem;
import dev.brigade.reactor.order.OrderEvent.OrderCancelled;
import dev.brigade.reactor.order.OrderEvent.OrderCollected;
import dev.brigade.reactor.order.OrderEvent.OrderConfirmed;
import dev.brigade.reactor.order.OrderEvent.OrderCreated;
import dev.brigade.reactor.order.OrderEvent.OrderPrepared;
import dev.brigade.reactor.order.OrderEvent.OrderRejected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KitchenSagaTest {

    static final String ID = "order-1";
    static final Duration KITCHEN_TIME = Duration.ofSeconds(2);
    static final Opening OPENING =
            new Opening(Instant.parse("2026-01-01T12:00:00Z"), "correlation-1", "event-1", null);
    static final Slip SLIP = new Slip(ID, "restaurant-1", List.of(new Dish("m1", "Soup", 2)));
    static final OpenTicket OPEN = new OpenTicket(ID, OPENING, KITCHEN_TIME);

    final SagaSpec<Heard, TicketCommand> kitchen = SagaSpec.of(new KitchenSaga(KITCHEN_TIME));

    @Test
    void an_order_paid_in_cash_is_cooked_at_once() {
        kitchen.when(heard(created(null))).then(new ReceiveOrder(SLIP), OPEN);
    }

    @Test
    void an_order_on_account_is_only_remembered() {
        kitchen.when(heard(created("account-1"))).then(new ReceiveOrder(SLIP));
    }

    @Test
    void a_confirmed_order_is_cooked() {
        kitchen.when(heard(new OrderConfirmed(ID))).then(OPEN);
    }

    @Test
    void a_rejected_order_is_dropped_for_its_reason() {
        kitchen.when(heard(new OrderRejected(ID, "over credit limit")))
                .then(new CloseTicket(ID, "over credit limit"));
    }

    @Test
    void a_cancelled_order_is_dropped() {
        kitchen.when(heard(new OrderCancelled(ID))).then(new CloseTicket(ID, "cancelled"));
    }

    @Test
    void an_order_that_knows_it_is_prepared_need_not_be_told() {
        kitchen.when(heard(new OrderPrepared(ID))).then(new RecordReport(ID, OPENING.at()));
    }

    @Test
    void a_collected_order_is_none_of_the_kitchens_business() {
        kitchen.when(heard(new OrderCollected(ID))).thenNothing();
    }

    private static Heard heard(OrderEvent event) {
        return new Heard(event, OPENING);
    }

    private static OrderCreated created(@Nullable String accountId) {
        return new OrderCreated(
                ID, "restaurant-1", List.of(new MenuItem("m1", "Soup", 2)), accountId);
    }
}
