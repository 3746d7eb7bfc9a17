package dev.brigade.account.payment.wire;

/** The events of a payment as JSON: a contract. Amounts in whole cents. */
public sealed interface PaymentMessage {

    /** {@code PaymentSubmittedEvent}. */
    record Submitted(String id, String accountId, long amount, String source)
            implements PaymentMessage {}

    /** {@code PaymentReturnedEvent}. */
    record Returned(String id, String accountId, long amount) implements PaymentMessage {}

    /** {@code PaymentSnapshotEvent}: nothing happened; this is what it is at a version. */
    record Snapshot(
            String id,
            long paymentVersion,
            String accountId,
            long amount,
            String source,
            String status)
            implements PaymentMessage {}

    /** {@code PaymentNotSubmittedEvent}. */
    record NotSubmitted(String id, String accountId, long amount, String source, String reason)
            implements PaymentMessage {}

    /** {@code PaymentNotReturnedEvent}. */
    record NotReturned(String id, String reason) implements PaymentMessage {}
}
