package dev.brigade.transactions.restaurant;

import java.math.BigDecimal;

/** An item as it was ordered: the menu's name and price at that time. */
public record PlacedItem(String menuItemId, String name, BigDecimal price, int quantity) {

    BigDecimal total() {
        return price.multiply(BigDecimal.valueOf(quantity));
    }
}
