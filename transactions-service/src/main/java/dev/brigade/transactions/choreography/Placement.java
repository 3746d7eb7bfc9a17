package dev.brigade.transactions.choreography;

import dev.brigade.decider.Both;
import dev.brigade.decider.Decider;
import dev.brigade.decider.Decision;
import dev.brigade.decider.Saga;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.fold.Folded;
import dev.brigade.transactions.command.AggregateHandler;
import dev.brigade.transactions.command.Answer;
import dev.brigade.transactions.command.CommandHandler;
import dev.brigade.transactions.command.Origin;
import dev.brigade.transactions.command.Outcome;
import dev.brigade.transactions.command.Streams;
import dev.brigade.transactions.jdbc.UnitOfWork;
import dev.brigade.transactions.order.Order;
import dev.brigade.transactions.order.OrderCommand;
import dev.brigade.transactions.order.OrderEvent;
import dev.brigade.transactions.restaurant.Restaurant;
import dev.brigade.transactions.restaurant.RestaurantCommand;
import dev.brigade.transactions.restaurant.RestaurantCommand.ChangeRestaurantMenu;
import dev.brigade.transactions.restaurant.RestaurantCommand.CreateRestaurant;
import dev.brigade.transactions.restaurant.RestaurantCommand.PlaceOrder;
import dev.brigade.transactions.restaurant.RestaurantEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Handles the commands to a restaurant. Placing an order touches two streams, the restaurant's and
 * the order's: one decider over both decides it, and one transaction appends to both.
 */
public final class Placement implements CommandHandler<RestaurantCommand> {

    private final Streams<RestaurantCommand, Restaurant, RestaurantEvent> restaurants;
    private final Streams<OrderCommand, Order, OrderEvent> orders;
    private final CommandHandler<RestaurantCommand> alone;
    private final Decider<Object, Both<Restaurant, Order>, Object> together;

    /** A handler over these streams. */
    public Placement(
            Streams<RestaurantCommand, Restaurant, RestaurantEvent> restaurants,
            Streams<OrderCommand, Order, OrderEvent> orders) {
        this.restaurants = restaurants;
        this.orders = orders;
        this.alone = new AggregateHandler<>(restaurants);
        this.together = together(restaurants.aggregate().decider(), orders.aggregate().decider());
    }

    /** The restaurant's decision, and the order's on top of it. */
    static Decider<Object, Both<Restaurant, Order>, Object> together(
            Decider<RestaurantCommand, Restaurant, RestaurantEvent> restaurant,
            Decider<OrderCommand, Order, OrderEvent> order) {
        Saga<RestaurantEvent, OrderCommand> saga = new PlacementSaga();
        return Decider
                .<Object, RestaurantCommand, Restaurant, Object, RestaurantEvent, OrderCommand,
                        Order, OrderEvent>
                        combine(
                                restaurant.of(RestaurantCommand.class, RestaurantEvent.class),
                                order.of(OrderCommand.class, OrderEvent.class))
                .orchestratedBy(event ->
                        event instanceof RestaurantEvent it
                                ? List.<Object>copyOf(saga.react(it))
                                : List.of());
    }

    @Override
    public Outcome handle(UnitOfWork transaction, RestaurantCommand command, Origin origin) {
        return switch (command) {
            case PlaceOrder place -> place(transaction, place, origin);
            case CreateRestaurant _, ChangeRestaurantMenu _ ->
                    alone.handle(transaction, command, origin);
        };
    }

    private Outcome place(UnitOfWork transaction, PlaceOrder command, Origin origin) {
        Folded<Restaurant> restaurant = restaurants.assume(transaction, command.id());
        origin.requireVersion(restaurant.version());
        Folded<Order> order = orders.assumeNew(transaction, command.orderId());
        List<Object> events =
                together.decide(command, new Both<>(restaurant.state(), order.state()));
        return switch (Decision.of(events, restaurant.version())) {
            case Decision.Refused<Object>(var refusals, _) -> {
                transaction.confirm();
                yield refused(refusals.getFirst());
            }
            case Decision.Accepted<Object>(var decided, _) -> {
                var recorded = new ArrayList<Answer>();
                recorded.addAll(
                        restaurants.append(
                                transaction,
                                command.id(),
                                restaurant,
                                only(RestaurantEvent.class, decided),
                                origin.metadata()));
                recorded.addAll(
                        orders.append(
                                transaction,
                                command.orderId(),
                                order,
                                only(OrderEvent.class, decided),
                                causedBy(recorded.getLast(), origin.metadata())));
                yield new Outcome.Recorded(recorded);
            }
        };
    }

    private Outcome refused(Object refusal) {
        return switch (refusal) {
            case RestaurantEvent event ->
                    Outcome.Refused.of(event, restaurants.aggregate().codec());
            case OrderEvent event -> Outcome.Refused.of(event, orders.aggregate().codec());
            default -> throw new IllegalStateException("Nobody refuses with " + refusal);
        };
    }

    private static EventMetadata causedBy(Answer cause, EventMetadata metadata) {
        return new EventMetadata(
                metadata.commandId(),
                metadata.correlationId(),
                cause.eventId().toString(),
                metadata.traceparent());
    }

    private static <E> List<E> only(Class<E> type, List<Object> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
