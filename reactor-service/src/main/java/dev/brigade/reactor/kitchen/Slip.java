package dev.brigade.reactor.kitchen;

import java.util.List;

/** What the cooks have to know of an order. */
public record Slip(String orderId, String restaurantId, List<Dish> dishes) {

    /**
     * One line of it.
     *
     * @param quantity at least 1
     */
    public record Dish(String menuItemId, String name, int quantity) {}
}
