package dev.brigade.transactions.order;

import dev.brigade.transactions.order.Order.Absent;
import dev.brigade.transactions.order.Order.Cancelled;
import dev.brigade.transactions.order.Order.Collected;
import dev.brigade.transactions.order.Order.Confirmed;
import dev.brigade.transactions.order.Order.Created;
import dev.brigade.transactions.order.Order.Prepared;
import dev.brigade.transactions.order.Order.Rejected;

/** Why an order says no. The texts are a contract. */
final class Reason {

    static final String ORDER_ALREADY_EXISTS = "Order already exist!";
    static final String ORDER_DOES_NOT_EXIST = "Order does not exist!";
    static final String ORDER_NOT_PAID = "Order is not paid!";
    static final String ORDER_IN_CASH = "Order is paid in cash!";
    static final String ORDER_ALREADY_CONFIRMED = "Order is already confirmed!";
    static final String ORDER_REJECTED = "Order is rejected!";
    static final String ORDER_NOT_PREPARED = "Order is not prepared!";
    static final String ORDER_ALREADY_PREPARED = "Order is already prepared!";
    static final String ORDER_ALREADY_COLLECTED = "Order is already collected!";
    static final String ORDER_CANCELLED = "Order is cancelled!";

    private Reason() {}

    /** What to say when an order is too far, or not far enough, for a command. */
    static String itIs(Order order) {
        return switch (order) {
            case Absent() -> ORDER_DOES_NOT_EXIST;
            case Created(var inCash) -> inCash ? ORDER_IN_CASH : ORDER_NOT_PAID;
            case Confirmed() -> ORDER_ALREADY_CONFIRMED;
            case Rejected() -> ORDER_REJECTED;
            case Prepared() -> ORDER_ALREADY_PREPARED;
            case Collected() -> ORDER_ALREADY_COLLECTED;
            case Cancelled() -> ORDER_CANCELLED;
        };
    }
}
