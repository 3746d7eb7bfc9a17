package dev.brigade.transactions.order.wire;

import static dev.brigade.transactions.support.ApprovedJson.assertApproved;
import static dev.brigade.transactions.support.ApprovedJson.assertComplete;
import static java.util.Map.entry;
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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderCodecTest {

    private static final List<OrderItem> ITEMS =
            List.of(new OrderItem("pizza", "Margherita", new BigDecimal("8.90"), 2));
    private static final BigDecimal TOTAL = new BigDecimal("17.80");
    private static final Map<String, OrderEvent> EVENTS =
            Map.ofEntries(
                    entry("OrderCreatedEvent", new OrderCreated("o-1", "r-1", ITEMS, "a-1", TOTAL)),
                    entry(
                            "OrderCreatedEvent-in-cash",
                            new OrderCreated("o-1", "r-1", ITEMS, null, TOTAL)),
                    entry(
                            "OrderNotCreatedEvent",
                            new OrderNotCreated(
                                    "o-1", "r-1", ITEMS, "a-1", TOTAL, "Order already exist!")),
                    entry("OrderConfirmedEvent", new OrderConfirmed("o-1", "t-1")),
                    entry(
                            "OrderNotConfirmedEvent",
                            new OrderNotConfirmed("o-1", "t-1", "Order is rejected!")),
                    entry("OrderRejectedEvent", new OrderRejected("o-1", "over credit limit")),
                    entry(
                            "OrderNotRejectedEvent",
                            new OrderNotRejected("o-1", "Order is already confirmed!")),
                    entry("OrderPreparedEvent", new OrderPrepared("o-1")),
                    entry(
                            "OrderNotPreparedEvent",
                            new OrderNotPrepared("o-1", "Order is not paid!")),
                    entry("OrderCollectedEvent", new OrderCollected("o-1")),
                    entry(
                            "OrderNotCollectedEvent",
                            new OrderNotCollected("o-1", "Order is not prepared!")),
                    entry("OrderCancelledEvent", new OrderCancelled("o-1", "rain")),
                    entry("OrderCancelledEvent-without-reason", new OrderCancelled("o-1", null)),
                    entry(
                            "OrderNotCancelledEvent",
                            new OrderNotCancelled("o-1", "Order is already prepared!")));

    private final EventCodec<OrderEvent> codec = OrderCodec.create();

    @ParameterizedTest
    @MethodSource
    void an_event_has_its_approved_json(String name, OrderEvent event) {
        assertApproved(codec, name, event);
    }

    static Stream<Arguments> an_event_has_its_approved_json() {
        return EVENTS.entrySet().stream().map(it -> arguments(it.getKey(), it.getValue()));
    }

    @Test
    void no_event_and_no_file_is_left_over() {
        assertComplete(codec, OrderEvent.class, EVENTS);
    }

    @Test
    void refusals_are_never_recorded() {
        assertThat(codec.kinds()).noneMatch(kind -> kind.contains("Not"));
    }
}
