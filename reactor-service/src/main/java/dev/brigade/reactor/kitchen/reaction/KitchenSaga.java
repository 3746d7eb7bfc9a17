package dev.brigade.reactor.kitchen.reaction;

import dev.brigade.decider.Saga;
import dev.brigade.reactor.kitchen.Opening;
import dev.brigade.reactor.kitchen.Slip;
import dev.brigade.reactor.kitchen.Slip.Dish;
import dev.brigade.reactor.kitchen.TicketCommand;
import dev.brigade.reactor.kitchen.TicketCommand.CloseTicket;
import dev.brigade.reactor.kitchen.TicketCommand.OpenTicket;
import dev.brigade.reactor.kitchen.TicketCommand.ReceiveOrder;
import dev.brigade.reactor.kitchen.TicketCommand.RecordReport;
import dev.brigade.reactor.order.OrderEvent.OrderCancelled;
import dev.brigade.reactor.order.OrderEvent.OrderCollected;
import dev.brigade.reactor.order.OrderEvent.OrderConfirmed;
import dev.brigade.reactor.order.OrderEvent.OrderCreated;
import dev.brigade.reactor.order.OrderEvent.OrderPrepared;
import dev.brigade.reactor.order.OrderEvent.OrderRejected;
import java.time.Duration;
import java.util.List;

/**
 * What an order's event means to the kitchen: cook what is confirmed or paid in cash, drop what is
 * rejected or cancelled.
 *
 * @param kitchenTime how long the cooks take; zero or more
 */
record KitchenSaga(Duration kitchenTime) implements Saga<Heard, TicketCommand> {

    @Override
    public List<TicketCommand> react(Heard heard) {
        Opening opening = heard.opening();
        return switch (heard.event()) {
            case OrderCreated order when order.isPaidInCash() ->
                    List.of(new ReceiveOrder(slip(order)), open(order.id(), opening));
            case OrderCreated order -> List.of(new ReceiveOrder(slip(order)));
            case OrderConfirmed(String id) -> List.of(open(id, opening));
            case OrderRejected(String id, String reason) -> List.of(new CloseTicket(id, reason));
            case OrderCancelled(String id) -> List.of(new CloseTicket(id, "cancelled"));
            case OrderPrepared(String id) -> List.of(new RecordReport(id, opening.at()));
            case OrderCollected _ -> List.of();
        };
    }

    private OpenTicket open(String orderId, Opening opening) {
        return new OpenTicket(orderId, opening, kitchenTime);
    }

    private static Slip slip(OrderCreated order) {
        List<Dish> dishes =
                order.menuItems().stream()
                        .map(item -> new Dish(item.menuItemId(), item.name(), item.quantity()))
                        .toList();
        return new Slip(order.id(), order.restaurantId(), dishes);
    }
}
