package dev.brigade.reactor.kitchen;

/** The reasons of refusals: the same words that the order itself would answer with. */
final class Reason {

    static final String ORDER_DOES_NOT_EXIST = "Order does not exist!";
    static final String ORDER_IS_NOT_PAID = "Order is not paid!";
    static final String ORDER_IS_ALREADY_PREPARED = "Order is already prepared!";
    static final String ORDER_IS_CANCELLED = "Order is cancelled!";

    private Reason() {}
}
