package dev.brigade.transactions.choreography;

import dev.brigade.http.Fields;
import dev.brigade.http.ProblemException;
import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.InvalidEventException;
import dev.brigade.transactions.command.CommandPort;
import dev.brigade.transactions.command.Origin;
import dev.brigade.transactions.jdbc.InboxUnits;
import dev.brigade.transactions.jdbc.UnitOfWork;
import dev.brigade.transactions.order.OrderCommand;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Commands to orders that other services sent on {@code order.commands.v1}. */
public final class IncomingOrderCommands implements InboxUnits.Effect {

    private final CommandPort<OrderCommand> port;

    /** Hands them to this port. */
    public IncomingOrderCommands(CommandPort<OrderCommand> port) {
        this.port = port;
    }

    @Override
    public void handle(UnitOfWork transaction, EventEnvelope message) {
        OrderCommand command = read(message);
        Origin origin =
                Origin.caused(
                        Objects.requireNonNullElse(message.commandId(), message.eventId()),
                        message.correlationId(),
                        message.causationId(),
                        message.traceparent());
        Refusals.log(command, port.handler().handle(transaction, command, origin));
    }

    private OrderCommand read(EventEnvelope message) {
        try {
            Fields body = Fields.parse(message.json().getBytes(StandardCharsets.UTF_8));
            return Fields.read(body, port::read);
        } catch (ProblemException malformed) {
            throw new InvalidEventException("Not a command: " + malformed.getMessage(), malformed);
        }
    }
}
