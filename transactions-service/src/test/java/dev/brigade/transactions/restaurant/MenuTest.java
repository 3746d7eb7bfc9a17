package dev.brigade.transactions.restaurant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MenuTest {

    @Test
    void a_menu_holds_an_item_once() {
        List<MenuItem> twice = List.of(pizza("8.99"), pizza("9.99"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Menu("menu-1", Cuisine.ITALIAN, twice));
    }

    @Test
    void a_menu_holds_several_items_or_none() {
        MenuItem water = new MenuItem("water", "Water", new BigDecimal("0.50"));
        assertThat(new Menu("menu-1", Cuisine.ITALIAN, List.of(pizza("8.99"), water)).menuItems())
                .hasSize(2);
        assertThat(new Menu("menu-1", Cuisine.ITALIAN, List.of()).menuItems()).isEmpty();
    }

    @Test
    void a_price_may_be_nothing_but_not_less() {
        assertThat(pizza("0.00").price()).isEqualTo("0.00");
        assertThatIllegalArgumentException().isThrownBy(() -> pizza("-0.01"));
    }

    @Test
    void a_price_has_two_decimal_places() {
        assertThat(pizza("9").price()).isEqualTo("9.00");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> pizza("8.999"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 99})
    void a_quantity_is_1_to_99(int quantity) {
        assertThat(new RequestedItem("pizza", quantity).quantity()).isEqualTo(quantity);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 100})
    void another_quantity_is_a_mistake(int quantity) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RequestedItem("pizza", quantity));
    }

    @Test
    void the_cuisines_are_a_contract() {
        assertThat(Cuisine.values())
                .extracting(Cuisine::name)
                .containsExactly(
                        "GENERAL", "SERBIAN", "ITALIAN", "MEXICAN", "CHINESE", "INDIAN", "FRENCH");
    }

    private static MenuItem pizza(String price) {
        return new MenuItem("pizza", "Margherita", new BigDecimal(price));
    }
}
