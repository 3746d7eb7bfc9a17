package dev.brigade.transactions.choreography;

import dev.brigade.decider.Saga;
import dev.brigade.transactions.order.OrderCommand;
import dev.brigade.transactions.order.OrderCommand.CreateOrder;
import dev.brigade.transactions.order.OrderItem;
import dev.brigade.transactions.restaurant.PlacedItem;
import dev.brigade.transactions.restaurant.RestaurantEvent;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantCreated;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantMenuChanged;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantMenuNotChanged;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantNotCreated;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderNotPlaced;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderPlaced;
import java.util.List;

/** An order that a restaurant took is created. */
final class PlacementSaga implements Saga<RestaurantEvent, OrderCommand> {

    @Override
    public List<OrderCommand> react(RestaurantEvent event) {
        return switch (event) {
            case RestaurantOrderPlaced(var id, var orderId, var items, var account, var total) ->
                    List.of(
                            new CreateOrder(
                                    orderId,
                                    id,
                                    items.stream().map(PlacementSaga::item).toList(),
                                    account,
                                    total));
            case RestaurantCreated _, RestaurantMenuChanged _ -> List.of();
            case RestaurantNotCreated _, RestaurantMenuNotChanged _, RestaurantOrderNotPlaced _ ->
                    List.of();
        };
    }

    private static OrderItem item(PlacedItem item) {
        return new OrderItem(item.menuItemId(), item.name(), item.price(), item.quantity());
    }
}
