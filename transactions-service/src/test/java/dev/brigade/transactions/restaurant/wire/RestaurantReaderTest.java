package dev.brigade.transactions.restaurant.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.brigade.http.Fields;
import dev.brigade.http.ProblemException;
import dev.brigade.transactions.restaurant.Cuisine;
import dev.brigade.transactions.restaurant.Menu;
import dev.brigade.transactions.restaurant.MenuItem;
import dev.brigade.transactions.restaurant.RequestedItem;
import dev.brigade.transactions.restaurant.RestaurantCommand;
import dev.brigade.transactions.restaurant.RestaurantCommand.ChangeRestaurantMenu;
import dev.brigade.transactions.restaurant.RestaurantCommand.CreateRestaurant;
import dev.brigade.transactions.restaurant.RestaurantCommand.PlaceOrder;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestaurantReaderTest {

    private static final String MENU_JSON =
            """
            {"menuId": "m-1", "cuisine": "SERBIAN",
             "menuItems": [{"menuItemId": "pizza", "name": "Margherita", "price": "8.90"}]}
            """;
    private static final Menu MENU =
            new Menu(
                    "m-1",
                    Cuisine.SERBIAN,
                    List.of(new MenuItem("pizza", "Margherita", new BigDecimal("8.90"))));

    @Test
    void a_restaurant_of_nobody_and_one_of_an_organisation() {
        assertThat(
                        read(
                                "CreateRestaurantCommand",
                                "{\"id\": \"r-1\", \"name\": \"Roma\", \"menu\": %s}"
                                        .formatted(MENU_JSON)))
                .isEqualTo(new CreateRestaurant("r-1", "Roma", MENU, null));
        assertThat(
                        read(
                                "CreateRestaurantCommand",
                                """
                                {"id": "r-1", "name": "Roma", "menu": %s, "organisationId": "o-1"}
                                """
                                        .formatted(MENU_JSON)))
                .isEqualTo(new CreateRestaurant("r-1", "Roma", MENU, "o-1"));
    }

    @Test
    void a_change_of_the_menu() {
        assertThat(
                        read(
                                "ChangeRestaurantMenuCommand",
                                "{\"id\": \"r-1\", \"menu\": %s}".formatted(MENU_JSON)))
                .isEqualTo(new ChangeRestaurantMenu("r-1", MENU));
    }

    @ParameterizedTest
    @EnumSource
    void a_menu_of_each_cuisine(Cuisine cuisine) {
        String json = MENU_JSON.replace("SERBIAN", cuisine.name());
        RestaurantCommand change =
                read(
                        "ChangeRestaurantMenuCommand",
                        "{\"id\": \"r-1\", \"menu\": %s}".formatted(json));
        assertThat(change)
                .isEqualTo(
                        new ChangeRestaurantMenu(
                                "r-1", new Menu("m-1", cuisine, MENU.menuItems())));
    }

    @Test
    void an_order_of_one_when_no_quantity_is_given_and_in_cash_when_no_account() {
        assertThat(place("{\"menuItemId\": \"pizza\"}"))
                .isEqualTo(
                        new PlaceOrder("r-1", "o-1", List.of(new RequestedItem("pizza", 1)), null));
    }

    @Test
    void an_order_without_the_price_and_the_name_that_the_client_thought_of() {
        assertThat(
                        place(
                                """
                                {"menuItemId": "pizza", "name": "Gift", "price": "0.01", "quantity": 99}
                                """))
                .isEqualTo(
                        new PlaceOrder(
                                "r-1", "o-1", List.of(new RequestedItem("pizza", 99)), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "100", "-1", "1.5", "\"2\""})
    void no_order_with_another_quantity(String quantity) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() ->
                        place("{\"menuItemId\": \"pizza\", \"quantity\": %s}".formatted(quantity)));
    }

    private static RestaurantCommand place(String item) {
        return read(
                "PlaceOrderCommand",
                "{\"id\": \"r-1\", \"orderId\": \"o-1\", \"menuItems\": [%s]}".formatted(item));
    }

    private static RestaurantCommand read(String kind, String json) {
        return Fields.read(
                Fields.parse(json.getBytes(UTF_8)),
                requireNonNull(RestaurantReader.KINDS.get(kind)));
    }
}
