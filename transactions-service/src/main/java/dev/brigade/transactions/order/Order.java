package dev.brigade.transactions.order;

/** Where an order stands. */
public sealed interface Order {

    /** Nobody created it yet. */
    record Absent() implements Order {}

    /**
     * Waits for its payment, or for the kitchen when it is paid in cash.
     *
     * @param inCash whether no account pays for it
     */
    record Created(boolean inCash) implements Order {}

    /** Paid. */
    record Confirmed() implements Order {}

    /** The payment was declined. */
    record Rejected() implements Order {}

    /** Ready to be collected. */
    record Prepared() implements Order {}

    /** With the guest. */
    record Collected() implements Order {}

    /** Given up. */
    record Cancelled() implements Order {}
}
