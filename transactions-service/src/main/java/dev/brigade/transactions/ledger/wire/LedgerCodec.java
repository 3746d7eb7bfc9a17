package dev.brigade.transactions.ledger.wire;

import dev.brigade.messaging.EventCodec;
import dev.brigade.transactions.ledger.LedgerEvent;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentApplied;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentNotApplied;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentNotReturned;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentReturned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionCleared;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionNotCleared;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionNotVoided;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionVoided;

/** The names under which events of ledgers are stored and published. */
public final class LedgerCodec {

    private LedgerCodec() {}

    /** The table of names. */
    public static EventCodec<LedgerEvent> create() {
        return EventCodec.<LedgerEvent>named("Ledger")
                .event("TransactionDecisionedEvent", TransactionDecisioned.class)
                .upcast(TransactionDecisioned.class, new DecisionWithoutLimit()::upcast)
                .event("TransactionClearedEvent", TransactionCleared.class)
                .event("TransactionVoidedEvent", TransactionVoided.class)
                .event("PaymentAppliedEvent", PaymentApplied.class)
                .event("PaymentReturnedEvent", PaymentReturned.class)
                .refusal("TransactionNotClearedEvent", TransactionNotCleared.class)
                .refusal("TransactionNotVoidedEvent", TransactionNotVoided.class)
                .refusal("PaymentNotAppliedEvent", PaymentNotApplied.class)
                .refusal("PaymentNotReturnedEvent", PaymentNotReturned.class)
                .complete(LedgerEvent.class);
    }
}
