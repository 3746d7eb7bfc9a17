package dev.brigade.transactions.order;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of an order. */
public sealed interface OrderCommand {

    /** The order's id. */
    String id();

    /**
     * Opens an order.
     *
     * @param accountId who pays; null when it is paid in cash
     * @param total of all items, with two decimal places
     */
    record CreateOrder(
            String id,
            String restaurantId,
            List<OrderItem> menuItems,
            @Nullable String accountId,
            BigDecimal total)
            implements OrderCommand {
        public CreateOrder {
            menuItems = List.copyOf(menuItems);
        }
    }

    /** The payment was approved. */
    record ConfirmOrder(String id, String transactionId) implements OrderCommand {}

    /** The payment was declined. */
    record RejectOrder(String id, String reason) implements OrderCommand {}

    /** The kitchen is done. */
    record MarkOrderAsPrepared(String id) implements OrderCommand {}

    /** The guest has it. */
    record CollectOrder(String id) implements OrderCommand {}

    /** Somebody changed their mind. */
    record CancelOrder(String id, @Nullable String reason) implements OrderCommand {}
}
