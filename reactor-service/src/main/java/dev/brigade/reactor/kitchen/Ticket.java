package dev.brigade.reactor.kitchen;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an order stands in the kitchen. A ticket has the id of its order. */
public sealed interface Ticket {

    /** The kitchen has not heard of the order. */
    record Absent() implements Ticket {}

    /** The order is known and not paid yet, so nobody cooks it. */
    record Waiting(Slip slip) implements Ticket {}

    /**
     * The cooks are at it.
     *
     * @param dueAt when they are done, unless somebody presses "prepared" before
     */
    record Cooking(Slip slip, Opening opening, Instant dueAt) implements Ticket {}

    /** It is cooked, and the order does not know yet. */
    record Prepared(Slip slip, Opening opening, Instant preparedAt) implements Ticket {}

    /** It is cooked, and the order has been told. */
    record Reported(Slip slip, Opening opening, Instant preparedAt, Instant reportedAt)
            implements Ticket {}

    /**
     * It is not wanted any more.
     *
     * @param opening null when it was never opened
     */
    record Closed(Slip slip, @Nullable Opening opening, String reason) implements Ticket {}
}
