package dev.brigade.account.payment;

import dev.brigade.decider.Refusal;

/** What happened to a payment, or was refused. */
public sealed interface PaymentEvent {

    /** The payment's id. */
    String id();

    /** The ledger is to be told. */
    record PaymentSubmitted(String id, Transfer transfer) implements PaymentEvent {}

    /** What was paid is owed again. */
    record PaymentReturned(String id, Transfer transfer) implements PaymentEvent {}

    /** The payment is not possible. */
    record PaymentNotSubmitted(String id, Transfer transfer, String reason)
            implements PaymentEvent, Refusal {}

    /** There is nothing to take back. */
    record PaymentNotReturned(String id, String reason) implements PaymentEvent, Refusal {}
}
