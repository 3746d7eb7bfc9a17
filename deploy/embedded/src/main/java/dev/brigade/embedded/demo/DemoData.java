package dev.brigade.embedded.demo;

import dev.brigade.embedded.client.Account;
import dev.brigade.embedded.client.Account.Address;
import dev.brigade.embedded.client.Order;
import dev.brigade.embedded.client.Order.Line;
import dev.brigade.embedded.client.Restaurant;
import dev.brigade.embedded.client.Restaurant.Item;
import dev.brigade.embedded.client.Restaurant.Menu;
import java.util.List;

/**
 * Three restaurants, two customers, and a dozen orders. All ids are fixed; the card numbers are the
 * networks' test numbers.
 */
final class DemoData {
    /** An order and where it is placed. */
    record Placed(String restaurantId, Order order) {}

    static final List<Restaurant> RESTAURANTS =
            List.of(
                    new Restaurant(
                            "kafana-jorgovan",
                            "Kafana Jorgovan",
                            new Menu(
                                    "jorgovan-dinner",
                                    "SERBIAN",
                                    List.of(
                                            new Item("cevapi", "Ćevapi with kajmak", "8.90"),
                                            new Item("sarma", "Sarma", "9.50"),
                                            new Item("gibanica", "Gibanica", "4.20")))),
                    new Restaurant(
                            "trattoria-lucia",
                            "Trattoria Lucia",
                            new Menu(
                                    "lucia-pranzo",
                                    "ITALIAN",
                                    List.of(
                                            new Item("tagliatelle", "Tagliatelle al ragù", "11.80"),
                                            new Item("margherita", "Pizza margherita", "8.00"),
                                            new Item("tiramisu", "Tiramisù", "5.50")))),
                    new Restaurant(
                            "spice-route",
                            "Spice Route",
                            new Menu(
                                    "spice-thali",
                                    "INDIAN",
                                    List.of(
                                            new Item("paneer", "Palak paneer", "9.90"),
                                            new Item("dal", "Dal makhani", "7.60"),
                                            new Item("naan", "Garlic naan", "2.40")))));

    static final List<Account> CUSTOMERS =
            List.of(
                    new Account(
                            "mila",
                            "Mila Petrović",
                            "mila@example.com",
                            "+381112345678",
                            "4111111111111111",
                            new Address("Knez Mihailova 1", "11000", "RS"),
                            50_000),
                    new Account(
                            "otto",
                            "Otto Lindgren",
                            "otto@example.com",
                            "+46812345678",
                            "5555555555554444",
                            new Address("Drottninggatan 5", "11151", "SE"),
                            50_000));

    static final List<Placed> ORDERS =
            List.of(
                    placed("demo-order-01", "kafana-jorgovan", "mila", "cevapi", "gibanica"),
                    placed("demo-order-02", "trattoria-lucia", "otto", "margherita", "tiramisu"),
                    placed("demo-order-03", "spice-route", "mila", "paneer", "naan"),
                    placed("demo-order-04", "kafana-jorgovan", "otto", "sarma"),
                    placed("demo-order-05", "trattoria-lucia", "mila", "tagliatelle"),
                    placed("demo-order-06", "spice-route", "otto", "dal", "naan"),
                    placed("demo-order-07", "kafana-jorgovan", "mila", "sarma", "gibanica"),
                    placed("demo-order-08", "trattoria-lucia", "otto", "tagliatelle", "tiramisu"),
                    placed("demo-order-09", "spice-route", "mila", "dal"),
                    placed("demo-order-10", "kafana-jorgovan", "otto", "cevapi"),
                    placed("demo-order-11", "trattoria-lucia", "mila", "margherita"),
                    placed("demo-order-12", "spice-route", "otto", "paneer", "dal", "naan"));

    private DemoData() {}

    private static Placed placed(
            String id, String restaurantId, String accountId, String... dishes) {
        List<Line> lines = List.of(dishes).stream().map(dish -> new Line(dish, 1)).toList();
        return new Placed(restaurantId, new Order(id, lines, accountId));
    }
}
