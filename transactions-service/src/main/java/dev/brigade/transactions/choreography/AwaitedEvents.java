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
record AwaitedEvents(String creation, String preparation, String decision) {

    /** What is prepared and has a higher one was confirmed before, as orders in cash never are. */
    private static final long PREPARED_IN_CASH = 2;

    /** The name of a field, which an order in cash has none of. */
    private static final String ACCOUNT = "\"accountId\":";

    static AwaitedEvents of(EventCodec<OrderEvent> orders, EventCodec<LedgerEvent> ledgers) {
        return new AwaitedEvents(
                orders.kind(OrderCreated.class),
                orders.kind(OrderPrepared.class),
                ledgers.kind(TransactionDecisioned.class));
    }

    boolean contains(RecordedEvent event) {
        return event.type().equals(decision)
                || event.type().equals(preparation) && event.version() > PREPARED_IN_CASH
                || event.type().equals(creation) && isPaidByAccount(event);
    }

    /** By its text, since each command waits for this answer; it decides when, never whether. */
    private static boolean isPaidByAccount(RecordedEvent event) {
        return event.json().contains(ACCOUNT);
    }
}
