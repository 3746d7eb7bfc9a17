package dev.brigade.transactions.order.wire;

import static dev.brigade.transactions.support.ApprovedJson.assertApproved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.brigade.messaging.EventCodec;
import dev.brigade.transactions.order.OrderEvent;
import dev.brigade.transactions.order.OrderEvent.OrderCancelled;
import dev.brigade.transactions.order.OrderEvent.OrderCollected;
import dev.brigade.transactions.order.OrderEvent.OrderConfirmed;
import dev.brigade.transactions.order.OrderEvent.OrderCreated;
import dev.brigade.transactions.order.OrderEvent.OrderNotCancelled;
import dev.brigade.transactions.order.OrderEvent.OrderNotCollected;
import dev.brigade.transactions.order.OrderEvent.OrderNotConfirmed;
import dev.brigade.transactions.order.OrderEvent.OrderNotCreated;
import dev.brigade.transactions.order.OrderEvent.OrderNotPrepared;
import dev.brigade.transactions.order.OrderEvent.OrderNotRejected;
import dev.brigade.transactions.order.OrderEvent.OrderPrepared;
import dev.brigade.transactions.order.OrderEvent.OrderRejected;
import dev.brigade.transactions.order.OrderItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderCodecTest {

    private static final List<OrderItem> ITEMS =
            List.of(new OrderItem("pizza", "Margherita", new BigDecimal("8.90"), 2));
    private static final BigDecimal TOTAL = new BigDecimal("17.80");
    private static final String ORDER_JSON =
            """
            "restaurantId":"r-1","menuItems":[
            {"menuItemId":"pizza","name":"Margherita","price":"8.90","quantity":2}],
            "accountId":"a-1","total":"17.80"\
            """;

    private final EventCodec<OrderEvent> codec = OrderCodec.create();

    @ParameterizedTest
    @MethodSource
    void an_event_has_its_approved_json(OrderEvent event, String fields) {
        String kind = codec.kind(event);
        boolean isFinal = event instanceof OrderCollected || event instanceof OrderCancelled;
        assertApproved(
                codec,
                event,
                "{\"kind\":\"%s\",\"decider\":\"Order\",\"id\":\"o-1\",\"version\":1,\"final\":%s%s}"
                        .formatted(kind, isFinal, fields.isEmpty() ? "" : "," + fields));
    }

    static Stream<Arguments> an_event_has_its_approved_json() {
        return Stream.of(
                arguments(new OrderCreated("o-1", "r-1", ITEMS, "a-1", TOTAL), ORDER_JSON),
                arguments(
                        new OrderNotCreated("o-1", "r-1", ITEMS, "a-1", TOTAL, "no"),
                        ORDER_JSON + ",\"reason\":\"no\""),
                arguments(new OrderConfirmed("o-1", "t-1"), "\"transactionId\":\"t-1\""),
                arguments(
                        new OrderNotConfirmed("o-1", "t-1", "no"),
                        "\"transactionId\":\"t-1\",\"reason\":\"no\""),
                arguments(new OrderRejected("o-1", "declined"), "\"reason\":\"declined\""),
                arguments(new OrderNotRejected("o-1", "no"), "\"reason\":\"no\""),
                arguments(new OrderPrepared("o-1"), ""),
                arguments(new OrderNotPrepared("o-1", "no"), "\"reason\":\"no\""),
                arguments(new OrderCollected("o-1"), ""),
                arguments(new OrderNotCollected("o-1", "no"), "\"reason\":\"no\""),
                arguments(new OrderCancelled("o-1", "rain"), "\"reason\":\"rain\""),
                arguments(new OrderCancelled("o-1", null), ""),
                arguments(new OrderNotCancelled("o-1", "no"), "\"reason\":\"no\""));
    }

    @ParameterizedTest
    @MethodSource
    void the_names_of_events_are_a_contract(OrderEvent event, String kind) {
        assertThat(codec.kind(event)).isEqualTo(kind);
    }

    static Stream<Arguments> the_names_of_events_are_a_contract() {
        return Stream.of(
                arguments(new OrderCreated("o", "r", ITEMS, null, TOTAL), "OrderCreatedEvent"),
                arguments(new OrderConfirmed("o", "t"), "OrderConfirmedEvent"),
                arguments(new OrderRejected("o", "no"), "OrderRejectedEvent"),
                arguments(new OrderPrepared("o"), "OrderPreparedEvent"),
                arguments(new OrderCollected("o"), "OrderCollectedEvent"),
                arguments(new OrderCancelled("o", null), "OrderCancelledEvent"),
                arguments(
                        new OrderNotCreated("o", "r", ITEMS, null, TOTAL, "no"),
                        "OrderNotCreatedEvent"),
                arguments(new OrderNotConfirmed("o", "t", "no"), "OrderNotConfirmedEvent"),
                arguments(new OrderNotRejected("o", "no"), "OrderNotRejectedEvent"),
                arguments(new OrderNotPrepared("o", "no"), "OrderNotPreparedEvent"),
                arguments(new OrderNotCollected("o", "no"), "OrderNotCollectedEvent"),
                arguments(new OrderNotCancelled("o", "no"), "OrderNotCancelledEvent"));
    }
}
