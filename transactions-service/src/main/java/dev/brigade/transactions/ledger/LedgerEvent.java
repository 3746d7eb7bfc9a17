package dev.brigade.transactions.ledger;

import dev.brigade.decider.Refusal;
import org.jspecify.annotations.Nullable;

/** What happened to a ledger, or was refused. All amounts in cents. */
public sealed interface LedgerEvent {

    /** The ledger's id, which is the account's. */
    String id();

    /**
     * The account may spend the amount, or may not. That an amount is over the limit follows from
     * this event and those before it.
     *
     * @param declineReason null when approved
     * @param ruleVersion of the {@link AuthorizationRules} that decided
     * @param creditLimit that the decision was made with; null when it was made before limits were
     *     recorded
     */
    record TransactionDecisioned(
            String id,
            String transactionId,
            long amount,
            Decision decision,
            @Nullable String declineReason,
            String ruleVersion,
            @Nullable Long creditLimit)
            implements LedgerEvent {}

    /**
     * The merchant asked for its money.
     *
     * @param amount what was asked for
     * @param authorisedAmount what is no longer pending
     */
    record TransactionCleared(
            String id, String transactionId, long amount, long authorisedAmount, ClearingCode code)
            implements LedgerEvent {}

    /** There is nothing to clear. */
    record TransactionNotCleared(String id, String transactionId, long amount, String reason)
            implements LedgerEvent, Refusal {}

    /**
     * The merchant will not ask for its money.
     *
     * @param amount what is no longer pending
     */
    record TransactionVoided(String id, String transactionId, long amount) implements LedgerEvent {}

    /** There is nothing to void. */
    record TransactionNotVoided(String id, String transactionId, String reason)
            implements LedgerEvent, Refusal {}

    /** The account owes less. */
    record PaymentApplied(String id, String paymentId, long amount) implements LedgerEvent {}

    /** The balance would leave its range. */
    record PaymentNotApplied(String id, String paymentId, long amount, String reason)
            implements LedgerEvent, Refusal {}

    /** The account owes it again. */
    record PaymentReturned(String id, String paymentId, long amount) implements LedgerEvent {}

    /** There is no such payment to return. */
    record PaymentNotReturned(String id, String paymentId, String reason)
            implements LedgerEvent, Refusal {}
}
