package dev.brigade.reactor.order;

import dev.brigade.messaging.EventCodec;
import dev.brigade.messaging.EventEnvelope;
import dev.brigade.reactor.order.OrderEvent.OrderCancelled;
import dev.brigade.reactor.order.OrderEvent.OrderCollected;
import dev.brigade.reactor.order.OrderEvent.OrderConfirmed;
import dev.brigade.reactor.order.OrderEvent.OrderCreated;
import dev.brigade.reactor.order.OrderEvent.OrderPrepared;
import dev.brigade.reactor.order.OrderEvent.OrderRejected;

/** The names that the events of orders have on the wire, and where they come from. */
public final class OrderEvents {

    /** The topic they come on. */
    public static final String TOPIC = "order.events.v1";

    private static final EventCodec<OrderEvent> CODEC =
            EventCodec.<OrderEvent>named("Order")
                    .event("OrderCreatedEvent", OrderCreated.class)
                    .event("OrderConfirmedEvent", OrderConfirmed.class)
                    .event("OrderRejectedEvent", OrderRejected.class)
                    .event("OrderPreparedEvent", OrderPrepared.class)
                    .finalEvent("OrderCollectedEvent", OrderCollected.class)
                    .finalEvent("OrderCancelledEvent", OrderCancelled.class)
                    .complete(OrderEvent.class);

    private OrderEvents() {}

    /**
     * The order's event in an envelope.
     *
     * @throws dev.brigade.messaging.InvalidEventException when it is none that is known here
     */
    public static OrderEvent decode(EventEnvelope envelope) {
        return CODEC.decode(envelope.type(), envelope.json());
    }
}
