package dev.brigade.transactions.order;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One line of an order.
 *
 * @param price of one, not negative, with two decimal places
 * @param quantity 1 to 99
 */
public record OrderItem(String menuItemId, String name, BigDecimal price, int quantity) {

    /** The largest quantity of one line. */
    public static final int MAX_QUANTITY = 99;

    public OrderItem {
        if (price.signum() < 0) {
            throw new IllegalArgumentException("A price must not be negative: " + price);
        }
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            throw new IllegalArgumentException("A quantity must be 1 to 99: " + quantity);
        }
        price = price.setScale(2, RoundingMode.UNNECESSARY);
    }

    /** The price of all of them. */
    public BigDecimal total() {
        return price.multiply(BigDecimal.valueOf(quantity));
    }
}
