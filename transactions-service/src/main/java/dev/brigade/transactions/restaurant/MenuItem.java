package dev.brigade.transactions.restaurant;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Something to order.
 *
 * @param price not negative, with two decimal places
 */
public record MenuItem(String menuItemId, String name, BigDecimal price) {

    public MenuItem {
        if (price.signum() < 0) {
            throw new IllegalArgumentException("A price must not be negative: " + price);
        }
        price = price.setScale(2, RoundingMode.UNNECESSARY);
    }
}
