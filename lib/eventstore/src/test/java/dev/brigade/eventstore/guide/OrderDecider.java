package dev.brigade.eventstore.guide;

import dev.brigade.decider.Decider;
import dev.brigade.decider.Refusal;
import java.util.List;

/** The orders of the guide: placed, paid once, collected. */
final class OrderDecider
        implements Decider<OrderDecider.Command, OrderDecider.Order, OrderDecider.Event> {

    /** What is asked for. */
    sealed interface Command {
        record Place(String customer, String address, int total) implements Command {}

        record Pay(String by) implements Command {}

        record Collect() implements Command {}
    }

    /** What happened. */
    sealed interface Event {
        record OrderPlaced(String customer, String address, int total, String currency)
                implements Event {}

        record OrderPaid(String by) implements Event {}

        record OrderCollected() implements Event {}

        record OrderNotPaid(String reason) implements Event, Refusal {}
    }

    /** What decisions need to know. */
    record Order(int total, boolean paid) {}

    @Override
    public Order initialState() {
        return new Order(0, false);
    }

    @Override
    public List<Event> decide(Command command, Order order) {
        return switch (command) {
            case Command.Place(String customer, String address, int total) ->
                    List.of(new Event.OrderPlaced(customer, address, total, "EUR"));
            case Command.Pay _ when order.paid() -> List.of(new Event.OrderNotPaid("It is paid"));
            case Command.Pay(String by) -> List.of(new Event.OrderPaid(by));
            case Command.Collect() -> List.of(new Event.OrderCollected());
        };
    }

    @Override
    public Order evolve(Order order, Event event) {
        return switch (event) {
            case Event.OrderPlaced placed -> new Order(placed.total(), false);
            case Event.OrderPaid _ -> new Order(order.total(), true);
            case Event.OrderCollected _, Event.OrderNotPaid _ -> order;
        };
    }
}
