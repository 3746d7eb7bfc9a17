package dev.brigade.account.payment.store;

/** How far a payment is. */
public enum PaymentStatus {
    SUBMITTED,
    RETURNED
}
