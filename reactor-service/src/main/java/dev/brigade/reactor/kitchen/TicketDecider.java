package dev.brigade.reactor.kitchen;

import dev.brigade.decider.Decider;
import dev.brigade.reactor.kitchen.Ticket.Absent;
import dev.brigade.reactor.kitchen.Ticket.Closed;
import dev.brigade.reactor.kitchen.Ticket.Cooking;
import dev.brigade.reactor.kitchen.Ticket.Prepared;
import dev.brigade.reactor.kitchen.Ticket.Reported;
import dev.brigade.reactor.kitchen.Ticket.Waiting;
import dev.brigade.reactor.kitchen.TicketCommand.CloseTicket;
import dev.brigade.reactor.kitchen.TicketCommand.FinishCooking;
import dev.brigade.reactor.kitchen.TicketCommand.OpenTicket;
import dev.brigade.reactor.kitchen.TicketCommand.ReceiveOrder;
import dev.brigade.reactor.kitchen.TicketCommand.RecordReport;
import dev.brigade.reactor.kitchen.TicketEvent.DishesPrepared;
import dev.brigade.reactor.kitchen.TicketEvent.OrderReceived;
import dev.brigade.reactor.kitchen.TicketEvent.PreparationReported;
import dev.brigade.reactor.kitchen.TicketEvent.TicketClosed;
import dev.brigade.reactor.kitchen.TicketEvent.TicketNotOpened;
import dev.brigade.reactor.kitchen.TicketEvent.TicketNotPrepared;
import dev.brigade.reactor.kitchen.TicketEvent.TicketOpened;
import java.util.List;

/**
 * The life of a ticket: the order is received, opened when it is paid, cooked, reported, unless it
 * is closed first. What is heard twice changes nothing the second time.
 */
public final class TicketDecider implements Decider<TicketCommand, Ticket, TicketEvent> {

    private static final TicketLife LIFE = new TicketLife();

    @Override
    public Ticket initialState() {
        return LIFE.initialState();
    }

    @Override
    public Ticket evolve(Ticket ticket, TicketEvent event) {
        return LIFE.evolve(ticket, event);
    }

    @Override
    public List<TicketEvent> decide(TicketCommand command, Ticket ticket) {
        return switch (command) {
            case ReceiveOrder receive -> receive(receive, ticket);
            case OpenTicket open -> open(open, ticket);
            case FinishCooking finish -> finish(finish, ticket);
            case RecordReport report -> report(report, ticket);
            case CloseTicket close -> close(close, ticket);
        };
    }

    private static List<TicketEvent> receive(ReceiveOrder command, Ticket ticket) {
        return switch (ticket) {
            case Absent _ -> List.of(new OrderReceived(command.slip()));
            case Waiting _, Cooking _, Prepared _, Reported _, Closed _ -> List.of();
        };
    }

    private static List<TicketEvent> open(OpenTicket command, Ticket ticket) {
        return switch (ticket) {
            case Absent _ ->
                    List.of(new TicketNotOpened(command.orderId(), Reason.ORDER_DOES_NOT_EXIST));
            case Waiting _ ->
                    List.of(
                            new TicketOpened(
                                    command.orderId(),
                                    command.opening(),
                                    command.opening().at().plus(command.kitchenTime())));
            case Cooking _, Prepared _, Reported _, Closed _ -> List.of();
        };
    }

    private static List<TicketEvent> finish(FinishCooking command, Ticket ticket) {
        String id = command.orderId();
        return List.of(
                switch (ticket) {
                    case Cooking _ -> new DishesPrepared(id, command.at());
                    case Absent _ -> new TicketNotPrepared(id, Reason.ORDER_DOES_NOT_EXIST);
                    case Waiting _ -> new TicketNotPrepared(id, Reason.ORDER_IS_NOT_PAID);
                    case Prepared _, Reported _ ->
                            new TicketNotPrepared(id, Reason.ORDER_IS_ALREADY_PREPARED);
                    case Closed _ -> new TicketNotPrepared(id, Reason.ORDER_IS_CANCELLED);
                });
    }

    private static List<TicketEvent> report(RecordReport command, Ticket ticket) {
        return switch (ticket) {
            case Cooking _ ->
                    List.of(
                            new DishesPrepared(command.orderId(), command.at()),
                            new PreparationReported(command.orderId(), command.at()));
            case Prepared _ -> List.of(new PreparationReported(command.orderId(), command.at()));
            case Absent _, Waiting _, Reported _, Closed _ -> List.of();
        };
    }

    private static List<TicketEvent> close(CloseTicket command, Ticket ticket) {
        return switch (ticket) {
            case Waiting _, Cooking _, Prepared _ ->
                    List.of(new TicketClosed(command.orderId(), command.reason()));
            case Absent _, Reported _, Closed _ -> List.of();
        };
    }
}
