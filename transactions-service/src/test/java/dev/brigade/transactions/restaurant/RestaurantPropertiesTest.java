package dev.brigade.transactions.restaurant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.decider.Refusal;
import dev.brigade.transactions.restaurant.RestaurantCommand.ChangeRestaurantMenu;
import dev.brigade.transactions.restaurant.RestaurantCommand.CreateRestaurant;
import dev.brigade.transactions.restaurant.RestaurantCommand.PlaceOrder;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderPlaced;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever a restaurant is asked, it answers as a price list in cents would. */
class RestaurantPropertiesTest {

    private static final String ID = "restaurant-1";

    private final RestaurantDecider decider = new RestaurantDecider();

    @Property
    void orders_are_taken_at_the_prices_of_the_last_menu_and_of_no_other(
            @ForAll("commands") List<RestaurantCommand> commands) {
        Map<String, Long> prices = null;
        Restaurant restaurant = decider.initialState();
        for (RestaurantCommand command : commands) {
            List<RestaurantEvent> events = decider.decide(command, restaurant);

            assertThat(events).singleElement().satisfies(it -> assertThat(it.id()).isEqualTo(ID));
            assertThat(inAWord(events.getFirst())).isEqualTo(expected(command, prices));
            restaurant = decider.evolveAll(restaurant, events);
            prices = priceList(command, prices);
        }
    }

    @Property
    void only_a_new_restaurant_and_a_new_menu_change_anything(
            @ForAll("commands") List<RestaurantCommand> commands) {
        Restaurant restaurant = decider.initialState();
        for (RestaurantCommand command : commands) {
            List<RestaurantEvent> events = decider.decide(command, restaurant);
            Restaurant after = decider.evolveAll(restaurant, events);

            if (events.getFirst() instanceof Refusal || command instanceof PlaceOrder) {
                assertThat(after).isEqualTo(restaurant);
            }
            restaurant = after;
        }
    }

    private static String expected(RestaurantCommand command, @Nullable Map<String, Long> prices) {
        if (command instanceof CreateRestaurant) {
            return prices == null ? "done" : "Restaurant already exist!";
        }
        if (prices == null) {
            return "Restaurant does not exist!";
        }
        return command instanceof PlaceOrder it ? total(it.menuItems(), prices) : "done";
    }

    private static String total(List<RequestedItem> items, Map<String, Long> prices) {
        if (items.isEmpty()) {
            return "Order has no items!";
        }
        long cents = 0;
        for (RequestedItem item : items) {
            Long price = prices.get(item.menuItemId());
            if (price == null) {
                return "Menu item not on the menu!";
            }
            cents += price * item.quantity();
        }
        return items.size() + " lines, " + cents + " cents";
    }

    private static @Nullable Map<String, Long> priceList(
            RestaurantCommand command, @Nullable Map<String, Long> before) {
        return switch (command) {
            case CreateRestaurant it -> before == null ? priceList(it.menu()) : before;
            case ChangeRestaurantMenu it -> before == null ? null : priceList(it.menu());
            case PlaceOrder _ -> before;
        };
    }

    private static Map<String, Long> priceList(Menu menu) {
        Map<String, Long> prices = new HashMap<>();
        menu.menuItems()
                .forEach(it -> prices.put(it.menuItemId(), it.price().unscaledValue().longValue()));
        return prices;
    }

    private static String inAWord(RestaurantEvent event) {
        if (event instanceof Refusal it) {
            return it.reason();
        }
        return event instanceof RestaurantOrderPlaced it
                ? it.menuItems().size() + " lines, " + it.total().unscaledValue() + " cents"
                : "done";
    }

    @Provide
    Arbitrary<List<RestaurantCommand>> commands() {
        Arbitrary<RestaurantCommand> create =
                menus().map(menu -> new CreateRestaurant(ID, "Roma", menu, null));
        Arbitrary<RestaurantCommand> change =
                menus().map(menu -> new ChangeRestaurantMenu(ID, menu));
        Arbitrary<RestaurantCommand> place =
                requests().list().ofMaxSize(4).map(it -> new PlaceOrder(ID, "order-1", it, "a-1"));
        return Arbitraries.oneOf(create, change, place, place).list().ofMaxSize(30);
    }

    private static Arbitrary<Menu> menus() {
        Arbitrary<MenuItem> items =
                Combinators.combine(ids(), Arbitraries.longs().between(0, 99_999_999))
                        .as((id, cents) -> new MenuItem(id, id, BigDecimal.valueOf(cents, 2)));
        return items.list()
                .uniqueElements(MenuItem::menuItemId)
                .ofMaxSize(3)
                .map(it -> new Menu("menu-1", Cuisine.GENERAL, it));
    }

    private static Arbitrary<RequestedItem> requests() {
        Arbitrary<Integer> quantities = Arbitraries.integers().between(1, 99);
        return Combinators.combine(ids(), quantities).as(RequestedItem::new);
    }

    private static Arbitrary<String> ids() {
        return Arbitraries.of("pizza", "water", "salad", "cake");
    }
}
