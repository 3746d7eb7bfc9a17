package dev.brigade.transactions.choreography;

import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.messaging.EventCodec;
import dev.brigade.transactions.ledger.LedgerEvent;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.order.OrderEvent;
import dev.brigade.transactions.order.OrderEvent.OrderCreated;
import dev.brigade.transactions.order.OrderEvent.OrderPrepared;

/**
 * What is to be reacted to at once: an order by account waits for its payment, the payment for its
 * decision, and when the order is prepared the merchant for its money. From orders in cash nothing
 * follows, and a transaction may be voided when there is time.
 */
record AwaitedEvents(
        EventCodec<OrderEvent> orders, String creation, String preparation, String decision) {

    /** What is prepared and has a higher one was confirmed before, as orders in cash never are. */
    private static final long PREPARED_IN_CASH = 2;

    static AwaitedEvents of(EventCodec<OrderEvent> orders, EventCodec<LedgerEvent> ledgers) {
        return new AwaitedEvents(
                orders,
                orders.kind(OrderCreated.class),
                orders.kind(OrderPrepared.class),
                ledgers.kind(TransactionDecisioned.class));
    }

    boolean contains(RecordedEvent event) {
        return event.type().equals(decision)
                || event.type().equals(preparation) && event.version() > PREPARED_IN_CASH
                || event.type().equals(creation) && isPaidByAccount(event);
    }

    private boolean isPaidByAccount(RecordedEvent event) {
        return orders.decode(event.type(), event.json()) instanceof OrderCreated created
                && created.accountId() != null;
    }
}
