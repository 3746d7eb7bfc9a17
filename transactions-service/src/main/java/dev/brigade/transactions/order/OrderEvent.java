package dev.brigade.transactions.order;

import dev.brigade.decider.Refusal;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to an order, or was refused. */
public sealed interface OrderEvent {

    /** The order's id. */
    String id();

    /**
     * The order is open.
     *
     * @param accountId who pays; null when it is paid in cash
     * @param total of all items, with two decimal places
     */
    record OrderCreated(
            String id,
            String restaurantId,
            List<OrderItem> menuItems,
            @Nullable String accountId,
            BigDecimal total)
            implements OrderEvent {
        public OrderCreated {
            menuItems = List.copyOf(menuItems);
        }
    }

    /** There is an order with this id. */
    record OrderNotCreated(
            String id,
            String restaurantId,
            List<OrderItem> menuItems,
            @Nullable String accountId,
            BigDecimal total,
            String reason)
            implements OrderEvent, Refusal {
        public OrderNotCreated {
            menuItems = List.copyOf(menuItems);
        }
    }

    /** It is paid. */
    record OrderConfirmed(String id, String transactionId) implements OrderEvent {}

    /** It cannot be confirmed. */
    record OrderNotConfirmed(String id, String transactionId, String reason)
            implements OrderEvent, Refusal {}

    /** It is not paid, and never will be. */
    record OrderRejected(String id, String reason) implements OrderEvent {}

    /** It cannot be rejected. */
    record OrderNotRejected(String id, String reason) implements OrderEvent, Refusal {}

    /** It can be collected. */
    record OrderPrepared(String id) implements OrderEvent {}

    /** It cannot be prepared. */
    record OrderNotPrepared(String id, String reason) implements OrderEvent, Refusal {}

    /** The guest has it. The last event of an order. */
    record OrderCollected(String id) implements OrderEvent {}

    /** It cannot be collected. */
    record OrderNotCollected(String id, String reason) implements OrderEvent, Refusal {}

    /** Nobody wants it any more. The last event of an order. */
    record OrderCancelled(String id, @Nullable String reason) implements OrderEvent {}

    /** It cannot be cancelled. */
    record OrderNotCancelled(String id, String reason) implements OrderEvent, Refusal {}
}
