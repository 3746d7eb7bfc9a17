package dev.brigade.account.balance.consumer;

import dev.brigade.account.balance.LedgerEvent;
import dev.brigade.messaging.EventCodec;
import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.InvalidEventException;
import java.util.Optional;
import java.util.Set;

/** The events of ledgers as transactions-service publishes them. */
final class LedgerEvents {

    private static final EventCodec<LedgerEvent> CODEC =
            EventCodec.<LedgerEvent>named("Ledger")
                    .event("TransactionClearedEvent", LedgerEvent.TransactionCleared.class)
                    .event("PaymentAppliedEvent", LedgerEvent.PaymentApplied.class)
                    .event("PaymentReturnedEvent", LedgerEvent.PaymentReturned.class)
                    .build();

    /** They change what is pending, not what is owed. */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("TransactionDecisionedEvent", "TransactionVoidedEvent");

    private LedgerEvents() {}

    /**
     * The event; empty when it changes no balance.
     *
     * @throws InvalidEventException when it is unknown or malformed
     */
    static Optional<LedgerEvent> read(EventEnvelope event) {
        return WITHOUT_EFFECT.contains(event.type())
                ? Optional.empty()
                : Optional.of(CODEC.decode(event.type(), event.json()));
    }
}
