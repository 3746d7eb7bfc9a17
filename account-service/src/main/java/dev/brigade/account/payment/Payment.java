package dev.brigade.account.payment;

/** A payment: submitted once, and returned by the bank at most once. */
public sealed interface Payment {

    /** Nobody has submitted it. */
    record Absent() implements Payment {}

    /** On its way to the ledger, or applied there. */
    record Submitted(Transfer transfer) implements Payment {}

    /** The bank took it back. */
    record Returned(Transfer transfer) implements Payment {}
}
