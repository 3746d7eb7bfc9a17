package dev.brigade.transactions.choreography;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.decider.Both;
import dev.brigade.decider.spec.DeciderSpec;
import dev.brigade.transactions.order.Order;
import dev.brigade.transactions.order.OrderDecider;
import dev.brigade.transactions.order.OrderEvent.OrderCreated;
import dev.brigade.transactions.order.OrderEvent.OrderNotCreated;
import dev.brigade.transactions.restaurant.Cuisine;
import dev.brigade.transactions.restaurant.Menu;
import dev.brigade.transactions.restaurant.MenuItem;
import dev.brigade.transactions.restaurant.RequestedItem;
import dev.brigade.transactions.restaurant.Restaurant;
import dev.brigade.transactions.restaurant.RestaurantCommand.PlaceOrder;
import dev.brigade.transactions.restaurant.RestaurantDecider;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantCreated;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderNotPlaced;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderPlaced;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final Object OPEN =
            new RestaurantCreated(
                    "roma",
                    "Roma",
                    new Menu(
                            "menu-1",
                            Cuisine.ITALIAN,
                            List.of(new MenuItem("pizza", "Margherita", new BigDecimal("8.99")))),
                    null);
    private static final Object PLACE = place("pizza");

    private final DeciderSpec<Object, Both<Restaurant, Order>, Object> placement =
            DeciderSpec.of(Placement.together(new RestaurantDecider(), new OrderDecider()));

    @Test
    void a_placed_order_is_created_in_the_same_decision() {
        placement
                .given(OPEN)
                .when(PLACE)
                .thenSatisfies(events ->
                        assertThat(events)
                                .hasExactlyElementsOfTypes(
                                        RestaurantOrderPlaced.class, OrderCreated.class));
    }

    @Test
    void an_order_that_exists_is_not_placed_either() {
        placement
                .given(OPEN, new OrderCreated("order-1", "roma", List.of(), null, BigDecimal.ZERO))
                .when(PLACE)
                .thenSatisfies(events ->
                        assertThat(events).hasExactlyElementsOfTypes(OrderNotCreated.class));
    }

    @Test
    void what_the_restaurant_refuses_is_not_created() {
        placement
                .given(OPEN)
                .when(place("sushi"))
                .thenSatisfies(events ->
                        assertThat(events)
                                .hasExactlyElementsOfTypes(RestaurantOrderNotPlaced.class));
    }

    private static PlaceOrder place(String item) {
        return new PlaceOrder("roma", "order-1", List.of(new RequestedItem(item, 1)), null);
    }
}
