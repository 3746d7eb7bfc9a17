package dev.brigade.transactions.choreography;

import dev.brigade.decider.Saga;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.order.OrderCommand;
import dev.brigade.transactions.order.OrderCommand.ConfirmOrder;
import dev.brigade.transactions.order.OrderCommand.RejectOrder;
import java.util.List;

/** An approved payment confirms its order, a declined one rejects it. */
final class DecisionSaga implements Saga<DecisionSaga.Decided, OrderCommand> {

    /** The ledger's answer to an order. */
    record Decided(String orderId, TransactionDecisioned event) {}

    @Override
    public List<OrderCommand> react(Decided decided) {
        TransactionDecisioned event = decided.event();
        return List.of(
                switch (event.decision()) {
                    case APPROVED -> new ConfirmOrder(decided.orderId(), event.transactionId());
                    case DECLINED -> new RejectOrder(decided.orderId(), reason(event));
                });
    }

    private static String reason(TransactionDecisioned declined) {
        String reason = declined.declineReason();
        return reason == null ? "declined" : reason;
    }
}
