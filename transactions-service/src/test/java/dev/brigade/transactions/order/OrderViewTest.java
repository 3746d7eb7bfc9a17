package dev.brigade.transactions.order;

import dev.brigade.decider.spec.ViewSpec;
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
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderViewTest {

    private static final String ID = "order-1";
    private static final List<OrderItem> ITEMS =
            List.of(new OrderItem("pizza", "Margherita", new BigDecimal("8.99"), 2));
    private static final BigDecimal TOTAL = new BigDecimal("17.98");
    private static final OrderEvent CREATED =
            new OrderCreated(ID, "roma", ITEMS, "account-1", TOTAL);
    private static final OrderEvent CONFIRMED = new OrderConfirmed(ID, "transaction-1");
    private static final OrderEvent PREPARED = new OrderPrepared(ID);

    private final ViewSpec<Optional<OrderSummary>, OrderEvent> view = ViewSpec.of(new OrderView());

    @Test
    void there_is_nothing_to_see_before_an_order_is_created() {
        view.given().then(Optional.empty());
    }

    @Test
    void a_created_order_waits_for_its_payment() {
        view.given(CREATED).then(seen(OrderStatus.CREATED, null, null));
    }

    @Test
    void a_confirmed_order_names_its_transaction() {
        view.given(CREATED, CONFIRMED).then(seen(OrderStatus.CONFIRMED, "transaction-1", null));
    }

    @Test
    void a_rejected_order_says_why() {
        view.given(CREATED, new OrderRejected(ID, "over credit limit"))
                .then(seen(OrderStatus.REJECTED, null, "over credit limit"));
    }

    @Test
    void a_prepared_order_keeps_its_transaction() {
        view.given(CREATED, CONFIRMED, PREPARED)
                .then(seen(OrderStatus.PREPARED, "transaction-1", null));
    }

    @Test
    void a_collected_order_is_done() {
        view.given(CREATED, CONFIRMED, PREPARED, new OrderCollected(ID))
                .then(seen(OrderStatus.COLLECTED, "transaction-1", null));
    }

    @Test
    void a_cancelled_order_says_why() {
        view.given(CREATED, new OrderCancelled(ID, "changed my mind"))
                .then(seen(OrderStatus.CANCELLED, null, "changed my mind"));
    }

    @Test
    void a_refusal_changes_nothing() {
        view.given(
                        CREATED,
                        CONFIRMED,
                        new OrderNotCreated(ID, "roma", ITEMS, null, TOTAL, "no"),
                        new OrderNotConfirmed(ID, "transaction-1", "no"),
                        new OrderNotRejected(ID, "no"),
                        new OrderNotPrepared(ID, "no"),
                        new OrderNotCollected(ID, "no"),
                        new OrderNotCancelled(ID, "no"))
                .then(seen(OrderStatus.CONFIRMED, "transaction-1", null));
    }

    private static Optional<OrderSummary> seen(
            OrderStatus status, @Nullable String transaction, @Nullable String reason) {
        return Optional.of(
                new OrderSummary(
                        ID, "roma", ITEMS, "account-1", TOTAL, status, transaction, reason));
    }
}
