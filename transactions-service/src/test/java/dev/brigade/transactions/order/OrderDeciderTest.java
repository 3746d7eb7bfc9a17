package dev.brigade.transactions.order;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.brigade.decider.spec.DeciderSpec;
import dev.brigade.transactions.order.OrderCommand.CancelOrder;
import dev.brigade.transactions.order.OrderCommand.CollectOrder;
import dev.brigade.transactions.order.OrderCommand.ConfirmOrder;
import dev.brigade.transactions.order.OrderCommand.CreateOrder;
import dev.brigade.transactions.order.OrderCommand.MarkOrderAsPrepared;
import dev.brigade.transactions.order.OrderCommand.RejectOrder;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderDeciderTest {

    private static final String ID = "order-1";
    private static final List<OrderItem> ITEMS =
            List.of(new OrderItem("pizza", "Margherita", new BigDecimal("8.99"), 2));
    private static final BigDecimal TOTAL = new BigDecimal("17.98");

    private static final OrderEvent CREATED = created("account-1");
    private static final OrderEvent CREATED_IN_CASH = created(null);
    private static final OrderEvent CONFIRMED = new OrderConfirmed(ID, "transaction-1");
    private static final OrderEvent REJECTED = new OrderRejected(ID, "over credit limit");
    private static final OrderEvent PREPARED = new OrderPrepared(ID);
    private static final OrderEvent COLLECTED = new OrderCollected(ID);
    private static final OrderEvent CANCELLED = new OrderCancelled(ID, "changed my mind");

    private static final OrderEvent[] NOT_THERE = {};
    private static final OrderEvent[] UNPAID = {CREATED};
    private static final OrderEvent[] IN_CASH = {CREATED_IN_CASH};
    private static final OrderEvent[] PAID = {CREATED, CONFIRMED};
    private static final OrderEvent[] DECLINED = {CREATED, REJECTED};
    private static final OrderEvent[] COOKED = {CREATED, CONFIRMED, PREPARED};
    private static final OrderEvent[] COOKED_IN_CASH = {CREATED_IN_CASH, PREPARED};
    private static final OrderEvent[] EATEN = {CREATED, CONFIRMED, PREPARED, COLLECTED};
    private static final OrderEvent[] GIVEN_UP = {CREATED, CANCELLED};

    private final DeciderSpec<OrderCommand, Order, OrderEvent> order =
            DeciderSpec.of(new OrderDecider());

    @Test
    void an_order_is_created() {
        order.given().when(new CreateOrder(ID, "roma", ITEMS, "account-1", TOTAL)).then(CREATED);
    }

    @ParameterizedTest
    @MethodSource
    void an_order_is_not_created_twice(OrderEvent[] history) {
        order.given(history)
                .when(new CreateOrder(ID, "napoli", ITEMS, null, TOTAL))
                .then(
                        new OrderNotCreated(
                                ID, "napoli", ITEMS, null, TOTAL, "Order already exist!"));
    }

    static Stream<Arguments> an_order_is_not_created_twice() {
        return Stream.of(UNPAID, IN_CASH, PAID, DECLINED, COOKED, EATEN, GIVEN_UP)
                .map(history -> arguments((Object) history));
    }

    @Test
    void a_paid_order_is_confirmed() {
        order.given(UNPAID).when(new ConfirmOrder(ID, "transaction-1")).then(CONFIRMED);
    }

    @ParameterizedTest
    @MethodSource("neither_confirmed_nor_rejected")
    void an_order_is_only_confirmed_while_it_waits_for_its_payment(
            OrderEvent[] history, String reason) {
        order.given(history)
                .when(new ConfirmOrder(ID, "transaction-1"))
                .then(new OrderNotConfirmed(ID, "transaction-1", reason));
    }

    @Test
    void an_order_whose_payment_is_declined_is_rejected() {
        order.given(UNPAID).when(new RejectOrder(ID, "over credit limit")).then(REJECTED);
    }

    @ParameterizedTest
    @MethodSource("neither_confirmed_nor_rejected")
    void an_order_is_only_rejected_while_it_waits_for_its_payment(
            OrderEvent[] history, String reason) {
        order.given(history)
                .when(new RejectOrder(ID, "over credit limit"))
                .then(new OrderNotRejected(ID, reason));
    }

    static Stream<Arguments> neither_confirmed_nor_rejected() {
        return Stream.of(
                arguments(NOT_THERE, "Order does not exist!"),
                arguments(IN_CASH, "Order is paid in cash!"),
                arguments(PAID, "Order is already confirmed!"),
                arguments(DECLINED, "Order is rejected!"),
                arguments(COOKED, "Order is already prepared!"),
                arguments(EATEN, "Order is already collected!"),
                arguments(GIVEN_UP, "Order is cancelled!"));
    }

    @Test
    void a_paid_order_is_prepared() {
        order.given(PAID).when(new MarkOrderAsPrepared(ID)).then(PREPARED);
    }

    @Test
    void an_order_in_cash_is_prepared_straight_away() {
        order.given(IN_CASH).when(new MarkOrderAsPrepared(ID)).then(PREPARED);
    }

    @ParameterizedTest
    @MethodSource
    void an_order_is_only_prepared_once_and_when_it_is_paid(OrderEvent[] history, String reason) {
        order.given(history)
                .when(new MarkOrderAsPrepared(ID))
                .then(new OrderNotPrepared(ID, reason));
    }

    static Stream<Arguments> an_order_is_only_prepared_once_and_when_it_is_paid() {
        return Stream.of(
                arguments(NOT_THERE, "Order does not exist!"),
                arguments(UNPAID, "Order is not paid!"),
                arguments(DECLINED, "Order is not paid!"),
                arguments(COOKED, "Order is already prepared!"),
                arguments(EATEN, "Order is already prepared!"),
                arguments(GIVEN_UP, "Order is cancelled!"));
    }

    @ParameterizedTest
    @MethodSource
    void a_prepared_order_is_collected(OrderEvent[] history) {
        order.given(history).when(new CollectOrder(ID)).then(COLLECTED);
    }

    static Stream<Arguments> a_prepared_order_is_collected() {
        return Stream.of(COOKED, COOKED_IN_CASH).map(history -> arguments((Object) history));
    }

    @ParameterizedTest
    @MethodSource
    void an_order_is_only_collected_once_it_is_prepared(OrderEvent[] history, String reason) {
        order.given(history).when(new CollectOrder(ID)).then(new OrderNotCollected(ID, reason));
    }

    static Stream<Arguments> an_order_is_only_collected_once_it_is_prepared() {
        return Stream.of(
                arguments(NOT_THERE, "Order does not exist!"),
                arguments(UNPAID, "Order is not prepared!"),
                arguments(IN_CASH, "Order is not prepared!"),
                arguments(PAID, "Order is not prepared!"),
                arguments(DECLINED, "Order is rejected!"),
                arguments(EATEN, "Order is already collected!"),
                arguments(GIVEN_UP, "Order is cancelled!"));
    }

    @ParameterizedTest
    @MethodSource
    void an_order_is_cancelled_before_it_is_prepared(OrderEvent[] history) {
        order.given(history).when(new CancelOrder(ID, "changed my mind")).then(CANCELLED);
    }

    static Stream<Arguments> an_order_is_cancelled_before_it_is_prepared() {
        return Stream.of(UNPAID, IN_CASH, PAID).map(history -> arguments((Object) history));
    }

    @ParameterizedTest
    @MethodSource
    void an_order_that_is_done_with_is_not_cancelled(OrderEvent[] history, String reason) {
        order.given(history)
                .when(new CancelOrder(ID, null))
                .then(new OrderNotCancelled(ID, reason));
    }

    static Stream<Arguments> an_order_that_is_done_with_is_not_cancelled() {
        return Stream.of(
                arguments(NOT_THERE, "Order does not exist!"),
                arguments(DECLINED, "Order is rejected!"),
                arguments(COOKED, "Order is already prepared!"),
                arguments(EATEN, "Order is already collected!"),
                arguments(GIVEN_UP, "Order is cancelled!"));
    }

    @Test
    void a_refusal_changes_nothing() {
        order.given(
                        CREATED,
                        CONFIRMED,
                        new OrderNotCreated(ID, "roma", ITEMS, null, TOTAL, "no"),
                        new OrderNotConfirmed(ID, "transaction-1", "no"),
                        new OrderNotRejected(ID, "no"),
                        new OrderNotPrepared(ID, "no"),
                        new OrderNotCollected(ID, "no"),
                        new OrderNotCancelled(ID, "no"))
                .thenState(new Order.Confirmed());
    }

    private static OrderEvent created(@Nullable String account) {
        return new OrderCreated(ID, "roma", ITEMS, account, TOTAL);
    }
}
