package dev.brigade.transactions.choreography;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.decider.spec.SagaSpec;
import dev.brigade.transactions.account.KnownAccount;
import dev.brigade.transactions.choreography.DecisionSaga.Decided;
import dev.brigade.transactions.choreography.SettlementSaga.Paid;
import dev.brigade.transactions.ledger.Decision;
import dev.brigade.transactions.ledger.LedgerCommand;
import dev.brigade.transactions.ledger.LedgerCommand.AuthorizeTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.ClearTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.VoidTransaction;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.order.OrderCommand;
import dev.brigade.transactions.order.OrderCommand.ConfirmOrder;
import dev.brigade.transactions.order.OrderCommand.CreateOrder;
import dev.brigade.transactions.order.OrderCommand.RejectOrder;
import dev.brigade.transactions.order.OrderEvent.OrderCancelled;
import dev.brigade.transactions.order.OrderEvent.OrderConfirmed;
import dev.brigade.transactions.order.OrderEvent.OrderCreated;
import dev.brigade.transactions.order.OrderEvent.OrderPrepared;
import dev.brigade.transactions.order.OrderItem;
import dev.brigade.transactions.restaurant.Cuisine;
import dev.brigade.transactions.restaurant.Menu;
import dev.brigade.transactions.restaurant.PlacedItem;
import dev.brigade.transactions.restaurant.RestaurantEvent;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantCreated;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderPlaced;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SagasTest {

    private static final String ORDER = "order-1";
    private static final String TX = OrderPayment.transactionId(ORDER);
    private static final BigDecimal PRICE = new BigDecimal("8.99");
    private static final BigDecimal TOTAL = new BigDecimal("17.98");
    private static final List<OrderItem> ITEMS =
            List.of(new OrderItem("pizza", "Margherita", PRICE, 2));
    private static final OrderPayment PAYMENT =
            new OrderPayment(ORDER, TX, "account-1", "roma", 1_798);

    private final SagaSpec<RestaurantEvent, OrderCommand> placement =
            SagaSpec.of(new PlacementSaga());
    private final SagaSpec<Paid, LedgerCommand> settlement = SagaSpec.of(new SettlementSaga());
    private final SagaSpec<Decided, OrderCommand> decision = SagaSpec.of(new DecisionSaga());

    @Test
    void an_order_that_a_restaurant_took_is_created() {
        placement
                .when(
                        new RestaurantOrderPlaced(
                                "roma",
                                ORDER,
                                List.of(new PlacedItem("pizza", "Margherita", PRICE, 2)),
                                "account-1",
                                TOTAL))
                .then(new CreateOrder(ORDER, "roma", ITEMS, "account-1", TOTAL));
    }

    @Test
    void a_new_restaurant_calls_for_nothing() {
        placement
                .when(
                        new RestaurantCreated(
                                "roma", "Roma", new Menu("m", Cuisine.ITALIAN, List.of()), null))
                .thenNothing();
    }

    @Test
    void a_prepared_order_is_charged() {
        settlement
                .when(new Paid(PAYMENT, new OrderPrepared(ORDER)))
                .then(new ClearTransaction("account-1", TX, 1_798));
    }

    @Test
    void a_cancelled_order_gives_its_money_free() {
        settlement
                .when(new Paid(PAYMENT, new OrderCancelled(ORDER, null)))
                .then(new VoidTransaction("account-1", TX));
    }

    @Test
    void a_confirmed_order_is_not_charged_yet() {
        settlement.when(new Paid(PAYMENT, new OrderConfirmed(ORDER, TX))).thenNothing();
    }

    @Test
    void an_approved_payment_confirms_its_order() {
        decision.when(decided(Decision.APPROVED)).then(new ConfirmOrder(ORDER, TX));
    }

    @Test
    void a_declined_payment_rejects_its_order_with_the_reason() {
        decision.when(decided(Decision.DECLINED)).then(new RejectOrder(ORDER, "over credit limit"));
    }

    @Test
    void an_order_is_paid_with_its_total_in_cents_on_the_terms_of_the_account() {
        OrderPayment payment =
                OrderPayment.of(
                        new OrderCreated(ORDER, "roma", ITEMS, "account-1", TOTAL), "account-1");

        assertThat(payment).isEqualTo(PAYMENT);
        assertThat(payment.authorize(new KnownAccount("account-1", 3, 5_000, "RS", "11000", false)))
                .isEqualTo(
                        new AuthorizeTransaction(
                                "account-1", TX, 1_798, "roma", "RS", "11000", 5_000));
    }

    private static Decided decided(Decision decision) {
        String reason = decision == Decision.DECLINED ? "over credit limit" : null;
        return new Decided(
                ORDER,
                new TransactionDecisioned("account-1", TX, 1_798, decision, reason, "1", 2_000L));
    }
}
