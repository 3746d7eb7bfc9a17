package dev.brigade.transactions.order.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.brigade.http.Fields;
import dev.brigade.http.ProblemException;
import dev.brigade.transactions.order.OrderCommand;
import dev.brigade.transactions.order.OrderCommand.CancelOrder;
import dev.brigade.transactions.order.OrderCommand.CollectOrder;
import dev.brigade.transactions.order.OrderCommand.ConfirmOrder;
import dev.brigade.transactions.order.OrderCommand.CreateOrder;
import dev.brigade.transactions.order.OrderCommand.MarkOrderAsPrepared;
import dev.brigade.transactions.order.OrderCommand.RejectOrder;
import dev.brigade.transactions.order.OrderItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderReaderTest {

    private static final String ITEMS_JSON =
            """
            [{"menuItemId": "pizza", "name": "Margherita", "price": "8.90", "quantity": 2}]
            """;

    @ParameterizedTest
    @MethodSource
    void a_command_is_read_from_its_json(String kind, String fields, OrderCommand command) {
        assertThat(read(kind, "{\"id\": \"o-1\"%s}".formatted(fields))).isEqualTo(command);
    }

    static Stream<Arguments> a_command_is_read_from_its_json() {
        String create = ", \"restaurantId\": \"r-1\", \"menuItems\": " + ITEMS_JSON;
        return Stream.of(
                arguments("CreateOrderCommand", create, created(null)),
                arguments(
                        "CreateOrderCommand",
                        create + ", \"accountId\": \"a-1\", \"total\": \"17.80\"",
                        created("a-1")),
                arguments(
                        "ConfirmOrderCommand",
                        ", \"transactionId\": \"t-1\"",
                        new ConfirmOrder("o-1", "t-1")),
                arguments(
                        "RejectOrderCommand",
                        ", \"reason\": \"over credit limit\"",
                        new RejectOrder("o-1", "over credit limit")),
                arguments("MarkOrderAsPreparedCommand", "", new MarkOrderAsPrepared("o-1")),
                arguments("CollectOrderCommand", "", new CollectOrder("o-1")),
                arguments("CancelOrderCommand", "", new CancelOrder("o-1", null)),
                arguments(
                        "CancelOrderCommand",
                        ", \"reason\": \"rain\"",
                        new CancelOrder("o-1", "rain")));
    }

    @Test
    void a_total_that_is_not_the_sum_of_the_items_is_refused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() ->
                        read(
                                "CreateOrderCommand",
                                """
                                {"id": "o-1", "restaurantId": "r-1", "total": "17.79",
                                 "menuItems": %s}
                                """
                                        .formatted(ITEMS_JSON)));
    }

    private static CreateOrder created(@Nullable String account) {
        return new CreateOrder(
                "o-1",
                "r-1",
                List.of(new OrderItem("pizza", "Margherita", new BigDecimal("8.90"), 2)),
                account,
                new BigDecimal("17.80"));
    }

    private static OrderCommand read(String kind, String json) {
        return Fields.read(
                Fields.parse(json.getBytes(UTF_8)), requireNonNull(OrderReader.KINDS.get(kind)));
    }
}
