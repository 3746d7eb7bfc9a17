package dev.brigade.transactions;

import static dev.brigade.transactions.support.Marketplace.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.transactions.command.ClientCommand;
import dev.brigade.transactions.command.Reply;
import dev.brigade.transactions.restaurant.Cuisine;
import dev.brigade.transactions.restaurant.Menu;
import dev.brigade.transactions.restaurant.MenuItem;
import dev.brigade.transactions.restaurant.RequestedItem;
import dev.brigade.transactions.restaurant.RestaurantCommand.ChangeRestaurantMenu;
import dev.brigade.transactions.restaurant.RestaurantCommand.PlaceOrder;
import dev.brigade.transactions.support.BackingServices;
import dev.brigade.transactions.support.CountedRows;
import dev.brigade.transactions.support.Marketplace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances, of which one has a restaurant's state at hand that the other leaves behind. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class StatesAtHandIT {

    @Inject DataSource dataSource;
    @Inject Settings settings;
    private final Marketplace marketplace = new Marketplace();
    private final CountedRows counted = new CountedRows();
    private String restaurant;
    private Instance here;
    private Instance there;

    @BeforeEach
    void openRestaurant() throws Exception {
        restaurant = marketplace.openRestaurant();
        DataSource pool = counted.on(dataSource);
        here = new Instance(pool, settings, PostgresEventStore.pollingOnly(pool));
        there = new Instance(dataSource, settings);
        assertThat(here.handle(order("pizza", newId("order")), null))
                .isInstanceOf(Reply.Done.class);
    }

    @AfterEach
    void close() {
        marketplace.close();
    }

    @Test
    void an_order_at_a_restaurant_at_hand_takes_one_statement() throws Exception {
        long before = counted.statements();
        here.handle(order("pizza", newId("order")), null);
        assertThat(counted.statements() - before).isEqualTo(1);
    }

    @Test
    void one_more_where_the_client_may_send_it_again() throws Exception {
        long before = counted.statements();
        here.handle(order("pizza", newId("order")), new ClientCommand(newId("command"), "it"));
        assertThat(counted.statements() - before).isEqualTo(2);
    }

    @Test
    void what_another_instance_has_put_on_the_menu_can_be_ordered() throws Exception {
        there.handle(menuOf("soup"), null);

        assertThat(here.handle(order("soup", newId("order")), null)).isInstanceOf(Reply.Done.class);
    }

    @Test
    void what_another_instance_has_taken_off_the_menu_cannot() throws Exception {
        there.handle(menuOf("soup"), null);

        assertThat(here.handle(order("pizza", newId("order")), null))
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void an_order_that_another_instance_took_is_not_taken_again() throws Exception {
        String order = newId("order");
        there.handle(order("pizza", order), null);

        assertThat(here.handle(order("pizza", order), null)).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void the_version_that_another_instance_made_is_the_one_to_match() throws Exception {
        there.handle(menuOf("soup"), null);

        assertThat(here.handle(menuOf("pizza"), null, version -> version == 3))
                .isInstanceOf(Reply.Done.class);
    }

    private PlaceOrder order(String item, String order) {
        return new PlaceOrder(restaurant, order, List.of(new RequestedItem(item, 1)), null);
    }

    private ChangeRestaurantMenu menuOf(String item) {
        var items = List.of(new MenuItem(item, item, new BigDecimal("8.99")));
        return new ChangeRestaurantMenu(restaurant, new Menu("menu", Cuisine.ITALIAN, items));
    }
}
