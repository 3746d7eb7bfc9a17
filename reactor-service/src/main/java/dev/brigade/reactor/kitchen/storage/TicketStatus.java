package dev.brigade.reactor.kitchen.storage;

import dev.brigade.reactor.kitchen.Ticket;
import dev.brigade.reactor.kitchen.Ticket.Absent;
import dev.brigade.reactor.kitchen.Ticket.Closed;
import dev.brigade.reactor.kitchen.Ticket.Cooking;
import dev.brigade.reactor.kitchen.Ticket.Prepared;
import dev.brigade.reactor.kitchen.Ticket.Reported;
import dev.brigade.reactor.kitchen.Ticket.Waiting;

/** The names of a ticket's states, in the table and over HTTP. */
public enum TicketStatus {
    WAITING,
    COOKING,
    PREPARED,
    REPORTED,
    CLOSED;

    /**
     * The name of the state that the ticket is in.
     *
     * @throws IllegalArgumentException when there is no ticket
     */
    public static TicketStatus of(Ticket ticket) {
        return switch (ticket) {
            case Absent() -> throw new IllegalArgumentException("There is no ticket");
            case Waiting _ -> WAITING;
            case Cooking _ -> COOKING;
            case Prepared _ -> PREPARED;
            case Reported _ -> REPORTED;
            case Closed _ -> CLOSED;
        };
    }
}
