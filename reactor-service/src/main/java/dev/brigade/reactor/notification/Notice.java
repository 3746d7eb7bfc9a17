package dev.brigade.reactor.notification;

import dev.brigade.reactor.notification.Notification.Kind;
import dev.brigade.reactor.order.OrderEvent;
import dev.brigade.reactor.order.OrderEvent.OrderCancelled;
import dev.brigade.reactor.order.OrderEvent.OrderCollected;
import dev.brigade.reactor.order.OrderEvent.OrderConfirmed;
import dev.brigade.reactor.order.OrderEvent.OrderCreated;
import dev.brigade.reactor.order.OrderEvent.OrderPrepared;
import dev.brigade.reactor.order.OrderEvent.OrderRejected;
import java.util.Optional;

/** What there is to say of an order's event. Pure. */
record Notice(Kind kind, String text) {

    /** What the customer should hear; empty when the event is none of their business. */
    static Optional<Notice> of(OrderEvent event) {
        return switch (event) {
            case OrderPrepared(String id) ->
                    Optional.of(
                            new Notice(Kind.ORDER_READY, "Your order %s is ready".formatted(id)));
            case OrderRejected(String id, String reason) ->
                    Optional.of(
                            new Notice(
                                    Kind.ORDER_REJECTED,
                                    "Your order %s was rejected: %s".formatted(id, reason)));
            case OrderCreated _, OrderConfirmed _, OrderCollected _, OrderCancelled _ ->
                    Optional.empty();
        };
    }
}
