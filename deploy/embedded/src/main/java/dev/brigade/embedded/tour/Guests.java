package dev.brigade.embedded.tour;

import dev.brigade.embedded.client.Account;
import dev.brigade.embedded.client.Account.Address;
import dev.brigade.embedded.client.Market;
import dev.brigade.embedded.client.Order;
import dev.brigade.embedded.client.Order.Line;
import dev.brigade.embedded.client.Restaurant;
import dev.brigade.embedded.client.Restaurant.Item;
import dev.brigade.embedded.client.Restaurant.Menu;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tour's own restaurant and account, new with every tour, and the orders placed so far. */
final class Guests {
    /** What the tour's only dish costs, in cents. */
    static final long PRICE = 899;

    static final long CREDIT_LIMIT = 100_000;

    private final Market market;
    private final String restaurantId;
    private final String accountId;
    private final String name;
    private final Set<String> placed = new LinkedHashSet<>();

    /**
     * @param name what all ids begin with
     */
    Guests(Market market, String name) {
        this.market = market;
        this.name = name;
        this.restaurantId = name + "-kitchen";
        this.accountId = name + "-guest";
    }

    void arrive() {
        market.open(
                new Restaurant(
                        restaurantId,
                        "Tour kitchen",
                        new Menu(
                                name + "-menu",
                                "FRENCH",
                                List.of(new Item("soup", "Onion soup", "8.99")))));
        market.open(
                new Account(
                        accountId,
                        "Tour guest",
                        "tour@example.com",
                        "+442079460000",
                        "4111111111111111",
                        new Address("1 Loopback Road", "SW1Y 4JH", "GB"),
                        CREDIT_LIMIT));
    }

    /** Orders a soup on the account. */
    String orderOnAccount() {
        return order(accountId);
    }

    /** Orders soups, every third one paid in cash. */
    void order(int count) {
        for (int i = 1; i <= count; i++) {
            order(i % 3 == 0 ? null : accountId);
        }
    }

    private String order(@Nullable String payer) {
        String id = name + "-" + (placed.size() + 1);
        market.place(restaurantId, new Order(id, List.of(new Line("soup", 1)), payer));
        placed.add(id);
        return id;
    }

    String accountId() {
        return accountId;
    }

    Set<String> placed() {
        return placed;
    }
}
