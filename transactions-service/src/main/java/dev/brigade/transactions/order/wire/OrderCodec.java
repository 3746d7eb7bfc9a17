package dev.brigade.transactions.order.wire;

import dev.brigade.messaging.EventCodec;
import dev.brigade.transactions.order.OrderEvent;
import dev.brigade.transactions.order.OrderEvent.OrderCancelled;
import dev.brigade.transactions.order.OrderEvent.OrderCollected;
import dev.brigade.transactions.order.OrderEvent.OrderConfirmed;
import dev.brigade.transactions.order.OrderEvent.OrderCreated;
import dev.brigade.transactions.order.OrderEvent.OrderNotCancelled;
import dev.brigade.transactions.order.OrderEvent.OrderNotCollected;
import dev.brigade.transactions.order.OrderEvent.OrderNotConfirmed;
import dev.brigade.transactions.order.OrderEvent.OrderNotCreated;
import dev.brigade.transactions.order.OrderEvent.OrderNotPrepared;
import dev.brigade.transactions.order.OrderEvent.OrderNotRejected;
import dev.brigade.transactions.order.OrderEvent.OrderPrepared;
import dev.brigade.transactions.order.OrderEvent.OrderRejected;

/** The names under which events of orders are stored and published. */
public final class OrderCodec {

    private OrderCodec() {}

    /** The table of names. */
    public static EventCodec<OrderEvent> create() {
        return EventCodec.<OrderEvent>named("Order")
                .event("OrderCreatedEvent", OrderCreated.class)
                .event("OrderConfirmedEvent", OrderConfirmed.class)
                .event("OrderRejectedEvent", OrderRejected.class)
                .event("OrderPreparedEvent", OrderPrepared.class)
                .finalEvent("OrderCollectedEvent", OrderCollected.class)
                .finalEvent("OrderCancelledEvent", OrderCancelled.class)
                .refusal("OrderNotCreatedEvent", OrderNotCreated.class)
                .refusal("OrderNotConfirmedEvent", OrderNotConfirmed.class)
                .refusal("OrderNotRejectedEvent", OrderNotRejected.class)
                .refusal("OrderNotPreparedEvent", OrderNotPrepared.class)
                .refusal("OrderNotCollectedEvent", OrderNotCollected.class)
                .refusal("OrderNotCancelledEvent", OrderNotCancelled.class)
                .complete(OrderEvent.class);
    }
}
