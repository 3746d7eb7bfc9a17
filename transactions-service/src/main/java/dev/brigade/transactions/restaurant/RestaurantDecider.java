package dev.brigade.transactions.restaurant;

import dev.brigade.decider.Decider;
import dev.brigade.transactions.restaurant.Restaurant.Absent;
import dev.brigade.transactions.restaurant.Restaurant.Open;
import dev.brigade.transactions.restaurant.RestaurantCommand.ChangeRestaurantMenu;
import dev.brigade.transactions.restaurant.RestaurantCommand.CreateRestaurant;
import dev.brigade.transactions.restaurant.RestaurantCommand.PlaceOrder;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantCreated;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantMenuChanged;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantMenuNotChanged;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantNotCreated;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderNotPlaced;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderPlaced;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A restaurant publishes its menu, and takes orders for what is on it. */
public final class RestaurantDecider
        implements Decider<RestaurantCommand, Restaurant, RestaurantEvent> {

    @Override
    public Restaurant initialState() {
        return new Absent();
    }

    @Override
    public List<RestaurantEvent> decide(RestaurantCommand command, Restaurant restaurant) {
        return List.of(
                switch (command) {
                    case CreateRestaurant create -> decide(create, restaurant);
                    case ChangeRestaurantMenu change -> decide(change, restaurant);
                    case PlaceOrder place -> decide(place, restaurant);
                });
    }

    @Override
    public Restaurant evolve(Restaurant restaurant, RestaurantEvent event) {
        return switch (event) {
            case RestaurantCreated(var id, var name, var menu, _) -> new Open(id, name, menu);
            case RestaurantMenuChanged(_, var menu) -> changeMenu(restaurant, menu);
            case RestaurantOrderPlaced _ -> restaurant;
            case RestaurantNotCreated _, RestaurantMenuNotChanged _, RestaurantOrderNotPlaced _ ->
                    restaurant;
        };
    }

    private static Restaurant changeMenu(Restaurant restaurant, Menu menu) {
        return switch (restaurant) {
            case Absent absent -> absent;
            case Open(var id, var name, _) -> new Open(id, name, menu);
        };
    }

    private static RestaurantEvent decide(CreateRestaurant command, Restaurant restaurant) {
        return switch (restaurant) {
            case Absent() ->
                    new RestaurantCreated(
                            command.id(), command.name(), command.menu(), command.organisationId());
            case Open _ ->
                    new RestaurantNotCreated(
                            command.id(),
                            command.name(),
                            command.menu(),
                            Reason.RESTAURANT_ALREADY_EXISTS);
        };
    }

    private static RestaurantEvent decide(ChangeRestaurantMenu command, Restaurant restaurant) {
        return switch (restaurant) {
            case Absent() ->
                    new RestaurantMenuNotChanged(
                            command.id(), command.menu(), Reason.RESTAURANT_DOES_NOT_EXIST);
            case Open _ -> new RestaurantMenuChanged(command.id(), command.menu());
        };
    }

    private static RestaurantEvent decide(PlaceOrder command, Restaurant restaurant) {
        return switch (restaurant) {
            case Absent() -> refuse(command, Reason.RESTAURANT_DOES_NOT_EXIST);
            case Open(_, _, var menu) -> order(command, menu);
        };
    }

    private static RestaurantEvent order(PlaceOrder command, Menu menu) {
        if (command.menuItems().isEmpty()) {
            return refuse(command, Reason.NO_ITEMS);
        }
        List<PlacedItem> items =
                command.menuItems().stream()
                        .map(item -> onMenu(item, menu))
                        .flatMap(Optional::stream)
                        .toList();
        if (items.size() < command.menuItems().size()) {
            return refuse(command, Reason.ITEM_NOT_ON_MENU);
        }
        BigDecimal total =
                items.stream().map(PlacedItem::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new RestaurantOrderPlaced(
                command.id(), command.orderId(), items, command.accountId(), total);
    }

    private static Optional<PlacedItem> onMenu(RequestedItem wanted, Menu menu) {
        return menu.item(wanted.menuItemId())
                .map(item ->
                        new PlacedItem(
                                item.menuItemId(), item.name(), item.price(), wanted.quantity()));
    }

    private static RestaurantEvent refuse(PlaceOrder command, String reason) {
        return new RestaurantOrderNotPlaced(
                command.id(), command.orderId(), command.menuItems(), command.accountId(), reason);
    }
}
