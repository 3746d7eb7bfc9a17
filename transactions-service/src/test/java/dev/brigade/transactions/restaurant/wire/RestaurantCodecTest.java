package dev.brigade.transactions.restaurant.wire;

import static dev.brigade.transactions.support.ApprovedJson.assertApproved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.messaging.EventCodec;
import dev.brigade.transactions.restaurant.Cuisine;
import dev.brigade.transactions.restaurant.Menu;
import dev.brigade.transactions.restaurant.MenuItem;
import dev.brigade.transactions.restaurant.PlacedItem;
import dev.brigade.transactions.restaurant.RequestedItem;
import dev.brigade.transactions.restaurant.RestaurantEvent;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantCreated;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantMenuChanged;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantMenuNotChanged;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantNotCreated;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderNotPlaced;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderPlaced;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestaurantCodecTest {

    private static final Menu MENU =
            new Menu(
                    "m-1",
                    Cuisine.ITALIAN,
                    List.of(new MenuItem("pizza", "Margherita", new BigDecimal("8.90"))));
    private static final String MENU_JSON =
            """
            "menu":{"menuId":"m-1","cuisine":"ITALIAN","menuItems":[
            {"menuItemId":"pizza","name":"Margherita","price":"8.90"}]}\
            """;

    private final EventCodec<RestaurantEvent> codec = RestaurantCodec.create();

    @Test
    void a_created_restaurant() {
        assertApproved(
                codec,
                new RestaurantCreated("r-1", "Roma", MENU, null),
                """
                {"kind":"RestaurantCreatedEvent","decider":"Restaurant","id":"r-1","version":1,
                "final":false,"name":"Roma",%s}
                """
                        .formatted(MENU_JSON));
    }

    @Test
    void a_created_restaurant_of_an_organisation() {
        assertApproved(
                codec,
                new RestaurantCreated("r-1", "Roma", MENU, "o-1"),
                """
                {"kind":"RestaurantCreatedEvent","decider":"Restaurant","id":"r-1","version":1,
                "final":false,"name":"Roma",%s,"organisationId":"o-1"}
                """
                        .formatted(MENU_JSON));
    }

    @Test
    void a_restaurant_that_was_not_created() {
        assertApproved(
                codec,
                new RestaurantNotCreated("r-1", "Roma", MENU, "Restaurant already exist!"),
                """
                {"kind":"RestaurantNotCreatedEvent","decider":"Restaurant","id":"r-1","version":1,
                "final":false,"name":"Roma",%s,"reason":"Restaurant already exist!"}
                """
                        .formatted(MENU_JSON));
    }

    @Test
    void a_changed_menu() {
        assertApproved(
                codec,
                new RestaurantMenuChanged("r-1", MENU),
                """
                {"kind":"RestaurantMenuChangedEvent","decider":"Restaurant","id":"r-1","version":1,
                "final":false,%s}
                """
                        .formatted(MENU_JSON));
    }

    @Test
    void a_menu_that_was_not_changed() {
        assertApproved(
                codec,
                new RestaurantMenuNotChanged("r-1", MENU, "Restaurant does not exist!"),
                """
                {"kind":"RestaurantMenuNotChangedEvent","decider":"Restaurant","id":"r-1",
                "version":1,"final":false,%s,"reason":"Restaurant does not exist!"}
                """
                        .formatted(MENU_JSON));
    }

    @Test
    void a_placed_order() {
        assertApproved(
                codec,
                new RestaurantOrderPlaced(
                        "r-1",
                        "o-1",
                        List.of(new PlacedItem("pizza", "Margherita", new BigDecimal("8.90"), 2)),
                        "a-1",
                        new BigDecimal("17.80")),
                """
                {"kind":"RestaurantOrderPlacedEvent","decider":"Restaurant","id":"r-1","version":1,
                "final":false,"orderId":"o-1","menuItems":[
                {"menuItemId":"pizza","name":"Margherita","price":"8.90","quantity":2}],
                "accountId":"a-1","total":"17.80"}
                """);
    }

    @Test
    void an_order_that_was_not_placed() {
        assertApproved(
                codec,
                new RestaurantOrderNotPlaced(
                        "r-1",
                        "o-1",
                        List.of(new RequestedItem("sushi", 1)),
                        null,
                        "Menu item not on the menu!"),
                """
                {"kind":"RestaurantOrderNotPlacedEvent","decider":"Restaurant","id":"r-1",
                "version":1,"final":false,"orderId":"o-1",
                "menuItems":[{"menuItemId":"sushi","quantity":1}],
                "reason":"Menu item not on the menu!"}
                """);
    }

    @Test
    void refusals_are_never_recorded() {
        assertThat(codec.kinds()).noneMatch(kind -> kind.contains("Not"));
    }
}
