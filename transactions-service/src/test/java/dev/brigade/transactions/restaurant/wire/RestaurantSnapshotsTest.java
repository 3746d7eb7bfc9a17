package dev.brigade.transactions.restaurant.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.transactions.restaurant.Cuisine;
import dev.brigade.transactions.restaurant.Menu;
import dev.brigade.transactions.restaurant.MenuItem;
import dev.brigade.transactions.restaurant.Restaurant;
import dev.brigade.transactions.restaurant.Restaurant.Absent;
import dev.brigade.transactions.restaurant.Restaurant.Open;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestaurantSnapshotsTest {

    private static final Open ROMA =
            new Open(
                    "r-1",
                    "Roma",
                    new Menu(
                            "m-1",
                            Cuisine.ITALIAN,
                            List.of(new MenuItem("pizza", "Pizza", new BigDecimal("8.99")))));

    private final RestaurantSnapshots.Format format = new RestaurantSnapshots.Format();

    /** Whoever changes this JSON raises the version, so that no release reads another's. */
    @Test
    void a_state_is_kept_in_this_shape_which_is_version_1() {
        assertThat(RestaurantSnapshots.STATE_VERSION).isEqualTo(1);
        assertThat(format.write(ROMA))
                .isEqualTo(
                        """
                        {"restaurantId":"r-1","name":"Roma","menu":{"menuId":"m-1",\
                        "cuisine":"ITALIAN","menuItems":[{"menuItemId":"pizza","name":"Pizza",\
                        "price":"8.99"}]}}\
                        """);
    }

    @Test
    void a_state_that_was_kept_is_read_back() {
        assertThat(format.read(format.write(ROMA), Restaurant.class)).isEqualTo(ROMA);
    }

    @Test
    void of_a_restaurant_that_is_not_there_nothing_is_kept() {
        assertThatThrownBy(() -> format.write(new Absent()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
