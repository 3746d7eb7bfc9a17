package dev.brigade.transactions.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderItemTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 99})
    void a_quantity_is_1_to_99(int quantity) {
        assertThat(item("8.99", quantity).quantity()).isEqualTo(quantity);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 100})
    void another_quantity_is_a_mistake(int quantity) {
        assertThatIllegalArgumentException().isThrownBy(() -> item("8.99", quantity));
    }

    @Test
    void a_price_may_be_nothing_but_not_less() {
        assertThat(item("0.00", 1).price()).isEqualTo("0.00");
        assertThatIllegalArgumentException().isThrownBy(() -> item("-0.01", 1));
    }

    @Test
    void a_price_has_two_decimal_places() {
        assertThat(item("9", 1).price()).isEqualTo("9.00");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> item("8.999", 1));
    }

    @Test
    void a_line_costs_the_price_of_all_of_it() {
        assertThat(item("8.99", 3).total()).isEqualTo("26.97");
    }

    private static OrderItem item(String price, int quantity) {
        return new OrderItem("pizza", "Margherita", new BigDecimal(price), quantity);
    }
}
