package dev.brigade.transactions.choreography;

import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.messaging.EventCodec;
import dev.brigade.transactions.ledger.LedgerEvent;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.order.OrderEvent;
import dev.brigade.transactions.order.OrderEvent.OrderCreated;

/**
 * What somebody waits for to be reacted to: an order for its payment, and a payment for its
 * decision. Nobody does for transactions to be cleared or voided, and from orders in cash nothing
 * follows.
 */
record AwaitedEvents(EventCodec<OrderEvent> orders, String creation, String decision) {

    static AwaitedEvents of(EventCodec<OrderEvent> orders, EventCodec<LedgerEvent> ledgers) {
        return new AwaitedEvents(
                orders, orders.kind(OrderCreated.class), ledgers.kind(TransactionDecisioned.class));
    }

    boolean contains(RecordedEvent event) {
        return event.type().equals(decision)
                || event.type().equals(creation) && isPaidByAccount(event);
    }

    private boolean isPaidByAccount(RecordedEvent event) {
        return orders.decode(event.type(), event.json()) instanceof OrderCreated created
                && created.accountId() != null;
    }
}
