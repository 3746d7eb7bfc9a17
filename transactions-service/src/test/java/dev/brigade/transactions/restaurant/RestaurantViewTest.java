package dev.brigade.transactions.restaurant;

import dev.brigade.decider.spec.ViewSpec;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantCreated;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantMenuChanged;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantMenuNotChanged;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantNotCreated;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderNotPlaced;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderPlaced;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestaurantViewTest {

    private static final Menu MENU = new Menu("menu-1", Cuisine.SERBIAN, List.of());
    private static final Menu OTHER_MENU = new Menu("menu-2", Cuisine.FRENCH, List.of());
    private static final RestaurantEvent CREATED =
            new RestaurantCreated("restaurant-1", "Kafana", MENU, "organisation-1");

    private final ViewSpec<Optional<RestaurantSummary>, RestaurantEvent> view =
            ViewSpec.of(new RestaurantView());

    @Test
    void there_is_nothing_to_see_before_a_restaurant_is_created() {
        view.given().then(Optional.empty());
    }

    @Test
    void a_created_restaurant_shows_its_menu() {
        view.given(CREATED).then(seen(MENU));
    }

    @Test
    void a_changed_menu_replaces_the_one_before() {
        view.given(CREATED, new RestaurantMenuChanged("restaurant-1", OTHER_MENU))
                .then(seen(OTHER_MENU));
    }

    @Test
    void orders_do_not_change_what_guests_see() {
        view.given(
                        CREATED,
                        new RestaurantOrderPlaced(
                                "restaurant-1", "order-1", List.of(), null, BigDecimal.ZERO))
                .then(seen(MENU));
    }

    @Test
    void a_refusal_changes_nothing() {
        view.given(
                        CREATED,
                        new RestaurantNotCreated("restaurant-1", "Kafana", OTHER_MENU, "no"),
                        new RestaurantMenuNotChanged("restaurant-1", OTHER_MENU, "no"),
                        new RestaurantOrderNotPlaced(
                                "restaurant-1", "order-1", List.of(), null, "no"))
                .then(seen(MENU));
    }

    private static Optional<RestaurantSummary> seen(Menu menu) {
        return Optional.of(new RestaurantSummary("restaurant-1", "Kafana", menu, "organisation-1"));
    }
}
