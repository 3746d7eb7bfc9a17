package dev.brigade.transactions.restaurant;

import dev.brigade.decider.spec.DeciderSpec;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RestaurantDeciderTest {

    private static final String ID = "restaurant-1";
    private static final String ORDER = "order-1";
    private static final String ACCOUNT = "account-1";
    private static final Menu MENU =
            new Menu(
                    "menu-1",
                    Cuisine.ITALIAN,
                    List.of(
                            new MenuItem("pizza", "Margherita", new BigDecimal("8.99")),
                            new MenuItem("water", "Water", new BigDecimal("0.50"))));
    private static final Menu WINTER_MENU =
            new Menu(
                    "menu-2",
                    Cuisine.ITALIAN,
                    List.of(new MenuItem("pizza", "Calzone", new BigDecimal("9.99"))));
    private static final RestaurantEvent CREATED = new RestaurantCreated(ID, "Roma", MENU, null);

    private final DeciderSpec<RestaurantCommand, Restaurant, RestaurantEvent> restaurant =
            DeciderSpec.of(new RestaurantDecider());

    @Test
    void a_restaurant_is_created() {
        restaurant
                .given()
                .when(new CreateRestaurant(ID, "Roma", MENU, "organisation-1"))
                .then(new RestaurantCreated(ID, "Roma", MENU, "organisation-1"))
                .thenState(new Open(ID, "Roma", MENU));
    }

    @Test
    void a_restaurant_is_not_created_twice() {
        restaurant
                .given(CREATED)
                .when(new CreateRestaurant(ID, "Napoli", WINTER_MENU, null))
                .then(
                        new RestaurantNotCreated(
                                ID, "Napoli", WINTER_MENU, "Restaurant already exist!"))
                .thenState(new Open(ID, "Roma", MENU));
    }

    @Test
    void a_menu_is_changed() {
        restaurant
                .given(CREATED)
                .when(new ChangeRestaurantMenu(ID, WINTER_MENU))
                .then(new RestaurantMenuChanged(ID, WINTER_MENU))
                .thenState(new Open(ID, "Roma", WINTER_MENU));
    }

    @Test
    void there_is_no_menu_to_change_without_a_restaurant() {
        restaurant
                .given()
                .when(new ChangeRestaurantMenu(ID, MENU))
                .then(new RestaurantMenuNotChanged(ID, MENU, "Restaurant does not exist!"));
    }

    @Test
    void an_order_is_placed_with_the_names_and_prices_of_the_menu() {
        restaurant
                .given(CREATED)
                .when(place(ACCOUNT, new RequestedItem("pizza", 2), new RequestedItem("water", 1)))
                .then(
                        new RestaurantOrderPlaced(
                                ID,
                                ORDER,
                                List.of(
                                        placed("pizza", "Margherita", "8.99", 2),
                                        placed("water", "Water", "0.50", 1)),
                                ACCOUNT,
                                new BigDecimal("18.48")))
                .thenState(new Open(ID, "Roma", MENU));
    }

    @Test
    void an_order_in_cash_has_no_account() {
        restaurant
                .given(CREATED)
                .when(place(null, new RequestedItem("water", 1)))
                .then(
                        new RestaurantOrderPlaced(
                                ID,
                                ORDER,
                                List.of(placed("water", "Water", "0.50", 1)),
                                null,
                                new BigDecimal("0.50")));
    }

    @Test
    void the_menu_that_counts_is_the_current_one() {
        restaurant
                .given(CREATED, new RestaurantMenuChanged(ID, WINTER_MENU))
                .when(place(null, new RequestedItem("pizza", 1)))
                .then(
                        new RestaurantOrderPlaced(
                                ID,
                                ORDER,
                                List.of(placed("pizza", "Calzone", "9.99", 1)),
                                null,
                                new BigDecimal("9.99")));
    }

    @Test
    void a_restaurant_that_does_not_exist_takes_no_orders() {
        RequestedItem pizza = new RequestedItem("pizza", 1);
        restaurant
                .given()
                .when(place(ACCOUNT, pizza))
                .then(notPlaced("Restaurant does not exist!", pizza));
    }

    @Test
    void an_order_for_something_that_is_not_on_the_menu_is_not_placed() {
        RequestedItem pizza = new RequestedItem("pizza", 1);
        RequestedItem sushi = new RequestedItem("sushi", 1);
        restaurant
                .given(CREATED)
                .when(place(ACCOUNT, pizza, sushi))
                .then(notPlaced("Menu item not on the menu!", pizza, sushi));
    }

    @Test
    void an_item_that_left_the_menu_cannot_be_ordered() {
        RequestedItem water = new RequestedItem("water", 1);
        restaurant
                .given(CREATED, new RestaurantMenuChanged(ID, WINTER_MENU))
                .when(place(ACCOUNT, water))
                .then(notPlaced("Menu item not on the menu!", water));
    }

    @Test
    void an_order_for_nothing_is_not_placed() {
        restaurant.given(CREATED).when(place(ACCOUNT)).then(notPlaced("Order has no items!"));
    }

    @Test
    void neither_an_order_nor_a_refusal_changes_a_restaurant() {
        restaurant
                .given(
                        CREATED,
                        new RestaurantOrderPlaced(ID, ORDER, List.of(), null, BigDecimal.ZERO),
                        new RestaurantNotCreated(ID, "Napoli", WINTER_MENU, "no"),
                        new RestaurantMenuNotChanged(ID, WINTER_MENU, "no"),
                        notPlaced("no"))
                .thenState(new Open(ID, "Roma", MENU));
    }

    @Test
    void a_menu_alone_makes_no_restaurant() {
        restaurant.given(new RestaurantMenuChanged(ID, MENU)).thenState(new Absent());
    }

    private static PlaceOrder place(@Nullable String account, RequestedItem... items) {
        return new PlaceOrder(ID, ORDER, List.of(items), account);
    }

    private static PlacedItem placed(String id, String name, String price, int quantity) {
        return new PlacedItem(id, name, new BigDecimal(price), quantity);
    }

    private static RestaurantEvent notPlaced(String reason, RequestedItem... items) {
        return new RestaurantOrderNotPlaced(ID, ORDER, List.of(items), ACCOUNT, reason);
    }
}
