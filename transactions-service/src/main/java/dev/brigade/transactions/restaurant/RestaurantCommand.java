package dev.brigade.transactions.restaurant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of a restaurant. */
public sealed interface RestaurantCommand {

    /** The restaurant's id. */
    String id();

    /** Opens a restaurant. */
    record CreateRestaurant(String id, String name, Menu menu, @Nullable String organisationId)
            implements RestaurantCommand {}

    /** Replaces the whole menu. */
    record ChangeRestaurantMenu(String id, Menu menu) implements RestaurantCommand {}

    /**
     * Orders from the menu.
     *
     * @param accountId who pays; null when it is paid in cash
     */
    record PlaceOrder(
            String id, String orderId, List<RequestedItem> menuItems, @Nullable String accountId)
            implements RestaurantCommand {
        public PlaceOrder {
            menuItems = List.copyOf(menuItems);
        }
    }
}
