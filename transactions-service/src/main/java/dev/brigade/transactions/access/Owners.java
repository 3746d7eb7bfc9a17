package dev.brigade.transactions.access;

import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.messaging.EventCodec;
import dev.brigade.transactions.order.OrderEvent;
import dev.brigade.transactions.order.OrderEvent.OrderCreated;
import dev.brigade.transactions.order.wire.OrderCodec;
import dev.brigade.transactions.restaurant.RestaurantEvent;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantCreated;
import dev.brigade.transactions.restaurant.wire.RestaurantCodec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose a restaurant or an order is. That is said by the first event of its stream, and never
 * changes: one event is read, and there is no read model to lag behind. Thread-safe.
 */
public final class Owners {

    private final EventStore store;
    private final EventCodec<RestaurantEvent> restaurants = RestaurantCodec.create();
    private final EventCodec<OrderEvent> orders = OrderCodec.create();

    /** The owners of the streams in this store. */
    public Owners(EventStore store) {
        this.store = store;
    }

    /**
     * Whose an order is.
     *
     * @param accountId who ordered; null when it is paid in cash
     * @param organisationId whose restaurant cooks it; null when that is nobody's
     */
    record OfOrder(@Nullable String accountId, @Nullable String organisationId) {}

    /** The organisation of a restaurant; empty when there is no restaurant, or it is nobody's. */
    Optional<String> ofRestaurant(String id) {
        return first(new StreamId(restaurants.decider(), id))
                .map(event -> restaurants.decode(event.type(), event.json()))
                .map(event -> event instanceof RestaurantCreated it ? it.organisationId() : null);
    }

    /** Empty when there is no such order. */
    Optional<OfOrder> ofOrder(String id) {
        return first(new StreamId(orders.decider(), id))
                .map(event -> orders.decode(event.type(), event.json()))
                .map(event ->
                        event instanceof OrderCreated it
                                ? new OfOrder(
                                        it.accountId(),
                                        ofRestaurant(it.restaurantId()).orElse(null))
                                : null);
    }

    private Optional<RecordedEvent> first(StreamId stream) {
        return store.read(stream, 0, 1).stream().findFirst();
    }
}
