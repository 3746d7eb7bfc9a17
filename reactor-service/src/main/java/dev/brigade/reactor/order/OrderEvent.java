package dev.brigade.reactor.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to an order, with only the fields that this service reads. It is a reader's own
 * picture of {@code order.events.v1}: the service that publishes them may add fields freely.
 */
public sealed interface OrderEvent {

    /** The order's id. */
    String id();

    /**
     * @param accountId who pays; null when it is paid in cash
     */
    record OrderCreated(
            String id, String restaurantId, List<MenuItem> menuItems, @Nullable String accountId)
            implements OrderEvent {

        /** Whether nobody has to be asked for the money before it is cooked. */
        public boolean isPaidInCash() {
            return accountId == null;
        }
    }

    /** It is paid. Only now, unless it is paid in cash, may it be cooked. */
    record OrderConfirmed(String id) implements OrderEvent {}

    /**
     * @param reason why it is not paid, in words for the customer
     */
    record OrderRejected(String id, String reason) implements OrderEvent {}

    /** It stands on the counter. */
    record OrderPrepared(String id) implements OrderEvent {}

    /** The customer has it. */
    record OrderCollected(String id) implements OrderEvent {}

    /** The customer does not want it any more. */
    record OrderCancelled(String id) implements OrderEvent {}

    /**
     * @param quantity at least 1
     */
    record MenuItem(String menuItemId, String name, int quantity) {}
}
