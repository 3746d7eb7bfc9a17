package dev.brigade.transactions.restaurant;

import dev.brigade.decider.Refusal;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened at a restaurant, or was refused. */
public sealed interface RestaurantEvent {

    /** The restaurant's id. */
    String id();

    /** It is open. */
    record RestaurantCreated(String id, String name, Menu menu, @Nullable String organisationId)
            implements RestaurantEvent {}

    /** There is one with this id. */
    record RestaurantNotCreated(String id, String name, Menu menu, String reason)
            implements RestaurantEvent, Refusal {}

    /** Another menu counts from now on. */
    record RestaurantMenuChanged(String id, Menu menu) implements RestaurantEvent {}

    /** There is no such restaurant. */
    record RestaurantMenuNotChanged(String id, Menu menu, String reason)
            implements RestaurantEvent, Refusal {}

    /**
     * The restaurant took an order.
     *
     * @param menuItems with the names and prices of the menu
     * @param accountId who pays; null when it is paid in cash
     * @param total of all items, with two decimal places
     */
    record RestaurantOrderPlaced(
            String id,
            String orderId,
            List<PlacedItem> menuItems,
            @Nullable String accountId,
            BigDecimal total)
            implements RestaurantEvent {
        public RestaurantOrderPlaced {
            menuItems = List.copyOf(menuItems);
        }
    }

    /** The restaurant cannot take this order. */
    record RestaurantOrderNotPlaced(
            String id,
            String orderId,
            List<RequestedItem> menuItems,
            @Nullable String accountId,
            String reason)
            implements RestaurantEvent, Refusal {
        public RestaurantOrderNotPlaced {
            menuItems = List.copyOf(menuItems);
        }
    }
}
