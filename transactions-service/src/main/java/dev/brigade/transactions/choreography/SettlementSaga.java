package dev.brigade.transactions.choreography;

import dev.brigade.decider.Saga;
import dev.brigade.transactions.ledger.LedgerCommand;
import dev.brigade.transactions.ledger.LedgerCommand.ClearTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.VoidTransaction;
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
import java.util.List;

/** A prepared order is charged, a cancelled one gives its money free. */
final class SettlementSaga implements Saga<SettlementSaga.Paid, LedgerCommand> {

    /** What happened to an order that the ledger was asked to pay. */
    record Paid(OrderPayment payment, OrderEvent event) {}

    @Override
    public List<LedgerCommand> react(Paid paid) {
        OrderPayment it = paid.payment();
        return switch (paid.event()) {
            case OrderPrepared _ ->
                    List.of(new ClearTransaction(it.accountId(), it.transactionId(), it.amount()));
            case OrderCancelled _ ->
                    List.of(new VoidTransaction(it.accountId(), it.transactionId()));
            case OrderCreated _, OrderConfirmed _, OrderRejected _, OrderCollected _ -> List.of();
            case OrderNotCreated _, OrderNotConfirmed _, OrderNotRejected _ -> List.of();
            case OrderNotPrepared _, OrderNotCollected _, OrderNotCancelled _ -> List.of();
        };
    }
}
