package dev.brigade.transactions.order;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as guests see it.
 *
 * @param accountId who pays; null when it is paid in cash
 * @param transactionId of the approved payment
 * @param reason why it was rejected or cancelled
 */
public record OrderSummary(
        String id,
        String restaurantId,
        List<OrderItem> menuItems,
        @Nullable String accountId,
        BigDecimal total,
        OrderStatus status,
        @Nullable String transactionId,
        @Nullable String reason) {

    public OrderSummary {
        menuItems = List.copyOf(menuItems);
    }

    OrderSummary with(OrderStatus now) {
        return with(now, transactionId, reason);
    }

    OrderSummary with(OrderStatus now, @Nullable String transaction, @Nullable String why) {
        return new OrderSummary(
                id, restaurantId, menuItems, accountId, total, now, transaction, why);
    }
}
