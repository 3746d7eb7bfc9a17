package dev.brigade.reactor.kitchen;

import dev.brigade.decider.Refusal;
import java.time.Instant;

/** What has happened to a ticket. */
public sealed interface TicketEvent {

    /** The order is remembered. */
    record OrderReceived(Slip slip) implements TicketEvent {}

    /** The cooks have it. */
    record TicketOpened(String id, Opening opening, Instant dueAt) implements TicketEvent {}

    /** It is cooked. */
    record DishesPrepared(String id, Instant at) implements TicketEvent {}

    /** The order knows. */
    record PreparationReported(String id, Instant at) implements TicketEvent {}

    /** It will not be cooked. */
    record TicketClosed(String id, String reason) implements TicketEvent {}

    /** There is nothing to open. */
    record TicketNotOpened(String id, String reason) implements TicketEvent, Refusal {}

    /** It cannot be prepared in the state that it is in. */
    record TicketNotPrepared(String id, String reason) implements TicketEvent, Refusal {}
}
