package dev.brigade.reactor.kitchen.storage;

import dev.brigade.reactor.kitchen.Opening;
import dev.brigade.reactor.kitchen.Slip;
import dev.brigade.reactor.kitchen.Ticket;
import dev.brigade.reactor.kitchen.Ticket.Absent;
import dev.brigade.reactor.kitchen.Ticket.Closed;
import dev.brigade.reactor.kitchen.Ticket.Cooking;
import dev.brigade.reactor.kitchen.Ticket.Prepared;
import dev.brigade.reactor.kitchen.Ticket.Reported;
import dev.brigade.reactor.kitchen.Ticket.Waiting;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ticket of any state, flat, as a row of the table or an item of a list. What a state does not
 * have is null.
 */
public record TicketColumns(
        TicketStatus status,
        Slip slip,
        @Nullable Opening opening,
        @Nullable Instant dueAt,
        @Nullable Instant preparedAt,
        @Nullable Instant reportedAt,
        @Nullable String closingReason) {

    /**
     * The ticket, flat.
     *
     * @throws IllegalArgumentException when there is no ticket
     */
    public static TicketColumns of(Ticket ticket) {
        TicketStatus status = TicketStatus.of(ticket);
        return switch (ticket) {
            case Absent() -> throw new IllegalArgumentException("There is no ticket");
            case Waiting(Slip slip) ->
                    new TicketColumns(status, slip, null, null, null, null, null);
            case Cooking(Slip slip, Opening opening, Instant dueAt) ->
                    new TicketColumns(status, slip, opening, dueAt, null, null, null);
            case Prepared(Slip slip, Opening opening, Instant preparedAt) ->
                    new TicketColumns(status, slip, opening, null, preparedAt, null, null);
            case Reported(Slip slip, Opening opening, Instant preparedAt, Instant reportedAt) ->
                    new TicketColumns(status, slip, opening, null, preparedAt, reportedAt, null);
            case Closed(Slip slip, Opening opening, String reason) ->
                    new TicketColumns(status, slip, opening, null, null, null, reason);
        };
    }

    /** The ticket that these are the columns of. */
    Ticket toTicket() {
        return switch (status) {
            case WAITING -> new Waiting(slip);
            case COOKING -> new Cooking(slip, present(opening), present(dueAt));
            case PREPARED -> new Prepared(slip, present(opening), present(preparedAt));
            case REPORTED ->
                    new Reported(slip, present(opening), present(preparedAt), present(reportedAt));
            case CLOSED -> new Closed(slip, opening, present(closingReason));
        };
    }

    private static <T> T present(@Nullable T column) {
        return Objects.requireNonNull(column, "a ticket's column is empty that must not be");
    }
}
