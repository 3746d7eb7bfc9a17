package dev.brigade.reactor.kitchen;

import dev.brigade.decider.View;
import dev.brigade.reactor.kitchen.Ticket.Absent;
import dev.brigade.reactor.kitchen.Ticket.Closed;
import dev.brigade.reactor.kitchen.Ticket.Cooking;
import dev.brigade.reactor.kitchen.Ticket.Prepared;
import dev.brigade.reactor.kitchen.Ticket.Reported;
import dev.brigade.reactor.kitchen.Ticket.Waiting;
import dev.brigade.reactor.kitchen.TicketEvent.DishesPrepared;
import dev.brigade.reactor.kitchen.TicketEvent.OrderReceived;
import dev.brigade.reactor.kitchen.TicketEvent.PreparationReported;
import dev.brigade.reactor.kitchen.TicketEvent.TicketClosed;
import dev.brigade.reactor.kitchen.TicketEvent.TicketNotOpened;
import dev.brigade.reactor.kitchen.TicketEvent.TicketNotPrepared;
import dev.brigade.reactor.kitchen.TicketEvent.TicketOpened;
import java.time.Instant;

/** What a ticket has become after each event. An event out of its turn changes nothing. */
final class TicketLife implements View<Ticket, TicketEvent> {

    @Override
    public Ticket initialState() {
        return new Absent();
    }

    @Override
    public Ticket evolve(Ticket ticket, TicketEvent event) {
        return switch (event) {
            case OrderReceived(Slip slip) -> new Waiting(slip);
            case TicketOpened(String _, Opening opening, Instant dueAt) ->
                    ticket instanceof Waiting(Slip slip)
                            ? new Cooking(slip, opening, dueAt)
                            : ticket;
            case DishesPrepared(String _, Instant at) ->
                    ticket instanceof Cooking(Slip slip, Opening opening, Instant _)
                            ? new Prepared(slip, opening, at)
                            : ticket;
            case PreparationReported(String _, Instant at) ->
                    ticket instanceof Prepared(Slip slip, Opening opening, Instant preparedAt)
                            ? new Reported(slip, opening, preparedAt, at)
                            : ticket;
            case TicketClosed(String _, String reason) -> closed(ticket, reason);
            case TicketNotOpened _, TicketNotPrepared _ -> ticket;
        };
    }

    private static Ticket closed(Ticket ticket, String reason) {
        return switch (ticket) {
            case Waiting(Slip slip) -> new Closed(slip, null, reason);
            case Cooking(Slip slip, Opening opening, Instant _) ->
                    new Closed(slip, opening, reason);
            case Prepared(Slip slip, Opening opening, Instant _) ->
                    new Closed(slip, opening, reason);
            case Absent _, Reported _, Closed _ -> ticket;
        };
    }
}
