package dev.brigade.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.brigade.embedded.Await;
import dev.brigade.embedded.client.Account;
import dev.brigade.embedded.client.Account.Address;
import dev.brigade.embedded.client.Market;
import dev.brigade.embedded.client.Order;
import dev.brigade.embedded.client.Order.Line;
import dev.brigade.embedded.client.Restaurant;
import dev.brigade.embedded.client.Restaurant.Item;
import dev.brigade.embedded.client.Restaurant.Menu;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * One order that has to go all the way: placed, paid, cooked, shown. Its account is nobody's, with
 * a limit for many starts.
 */
public final class Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Account ACCOUNT =
            new Account(
                    "probe",
                    "Start-up probe",
                    "probe@example.com",
                    "+442079460000",
                    "4111111111111111",
                    new Address("1 Loopback Road", "SW1Y 4JH", "GB"),
                    100_000_000);
    private static final Restaurant KITCHEN =
            new Restaurant(
                    "probe-kitchen",
                    "Probe kitchen",
                    new Menu(
                            "probe-menu",
                            "GENERAL",
                            List.of(new Item("egg", "Boiled egg", "0.10"))));

    private final Market market;

    public Probe(Market market) {
        this.market = market;
    }

    /** Returns when the page shows the order as prepared, which an unpaid one never is. */
    public void send() {
        market.open(ACCOUNT);
        Dish dish = anyDish();
        String id = "probe-" + UUID.randomUUID();
        market.place(
                dish.restaurantId(),
                new Order(id, List.of(new Line(dish.menuItemId(), 1)), ACCOUNT.id()));
        Await.until(
                PATIENCE,
                "The probe order " + id + " did not come through",
                () -> market.status(id).equals("PREPARED"));
    }

    private record Dish(String restaurantId, String menuItemId) {}

    /** From a restaurant that is there; a kitchen of its own is opened only where there is none. */
    private Dish anyDish() {
        for (JsonNode restaurant : market.restaurants()) {
            String dish = restaurant.at("/menu/menuItems/0/menuItemId").asText();
            if (!dish.isEmpty()) {
                return new Dish(restaurant.path("id").asText(), dish);
            }
        }
        market.open(KITCHEN);
        return new Dish(KITCHEN.id(), "egg");
    }
}
