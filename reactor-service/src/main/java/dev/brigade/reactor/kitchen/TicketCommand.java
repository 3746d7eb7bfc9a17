package dev.brigade.reactor.kitchen;

import java.time.Duration;
import java.time.Instant;

/** What can be asked of a ticket. */
public sealed interface TicketCommand {

    /** The order that the ticket is for. */
    String orderId();

    /** Remember the order: what comes later carries its id only. */
    record ReceiveOrder(Slip slip) implements TicketCommand {
        @Override
        public String orderId() {
            return slip.orderId();
        }
    }

    /**
     * Hand the order to the cooks.
     *
     * @param kitchenTime how long they take; zero or more
     */
    record OpenTicket(String orderId, Opening opening, Duration kitchenTime)
            implements TicketCommand {}

    /** The cooks are done, or somebody says that they are. */
    record FinishCooking(String orderId, Instant at) implements TicketCommand {}

    /** The order knows that it is prepared, from us or from somebody else. */
    record RecordReport(String orderId, Instant at) implements TicketCommand {}

    /** Nobody wants the order any more. */
    record CloseTicket(String orderId, String reason) implements TicketCommand {}
}
