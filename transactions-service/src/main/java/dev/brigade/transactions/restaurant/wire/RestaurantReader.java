package dev.brigade.transactions.restaurant.wire;

import dev.brigade.http.Fields;
import dev.brigade.transactions.restaurant.Cuisine;
import dev.brigade.transactions.restaurant.Menu;
import dev.brigade.transactions.restaurant.MenuItem;
import dev.brigade.transactions.restaurant.RequestedItem;
import dev.brigade.transactions.restaurant.RestaurantCommand;
import dev.brigade.transactions.restaurant.RestaurantCommand.ChangeRestaurantMenu;
import dev.brigade.transactions.restaurant.RestaurantCommand.CreateRestaurant;
import dev.brigade.transactions.restaurant.RestaurantCommand.PlaceOrder;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads commands to restaurants from JSON. */
public final class RestaurantReader {

    private static final int MAX_NAME = 120;
    private static final int MAX_MENU = 500;
    private static final int MAX_ITEMS = 100;

    /** How each kind of command is read. */
    public static final Map<String, Function<Fields, RestaurantCommand>> KINDS =
            Map.of(
                    "CreateRestaurantCommand", body -> create(body.id("id"), body),
                    "ChangeRestaurantMenuCommand", body -> changeMenu(body.id("id"), body),
                    "PlaceOrderCommand", body -> place(body.id("id"), body.id("orderId"), body));

    private RestaurantReader() {}

    /** Opens a restaurant. */
    public static CreateRestaurant create(String id, Fields body) {
        return new CreateRestaurant(
                id,
                body.text("name", MAX_NAME),
                menu(body.object("menu")),
                body.optionalId("organisationId"));
    }

    /** Replaces the menu, which stands in the field {@code menu}. */
    public static ChangeRestaurantMenu changeMenu(String id, Fields body) {
        return new ChangeRestaurantMenu(id, menu(body.object("menu")));
    }

    /** Orders from the menu. Names and prices that the body may hold do not count. */
    public static PlaceOrder place(String id, String orderId, Fields body) {
        return new PlaceOrder(
                id,
                orderId,
                body.list("menuItems", 0, MAX_ITEMS, RestaurantReader::requested),
                body.optionalId("accountId"));
    }

    private static RequestedItem requested(Fields item) {
        return new RequestedItem(
                item.id("menuItemId"), item.wholeOr("quantity", 1, 1, RequestedItem.MAX_QUANTITY));
    }

    private static Menu menu(Fields menu) {
        List<MenuItem> items = menu.list("menuItems", 0, MAX_MENU, RestaurantReader::menuItem);
        if (items.stream().map(MenuItem::menuItemId).distinct().count() < items.size()) {
            menu.reject("menuItems", "must not hold a menuItemId twice");
        }
        return new Menu(menu.id("menuId"), menu.oneOf("cuisine", Cuisine.class), items);
    }

    private static MenuItem menuItem(Fields item) {
        return new MenuItem(
                item.id("menuItemId"), item.text("name", MAX_NAME), item.money("price"));
    }
}
