package dev.brigade.transactions.command.http;

import dev.brigade.http.Fields;
import dev.brigade.http.ProblemException;
import dev.brigade.transactions.command.CommandPort;
import dev.brigade.transactions.command.CommandPorts;
import dev.brigade.transactions.command.Reply;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Every command there is, by its decider and kind. */
@Path("/api/commands")
@Tag(name = "Commands")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class CommandResource {

    private static final int MAX_DECIDER = 100;

    private final CommandPorts ports;
    private final Commands commands;

    CommandResource(CommandPorts ports, Commands commands) {
        this.ports = ports;
        this.commands = commands;
    }

    @POST
    @Authenticated
    @Operation(summary = "Handles one command, and answers with its events")
    @RequestBody(ref = "Command")
    public Response handle(Fields body) {
        return Replies.ok(send(Fields.read(body, this::port), body));
    }

    private CommandPort<?> port(Fields body) {
        return ports.find(body.text("decider", MAX_DECIDER))
                .orElseThrow(() ->
                        ProblemException.badRequest(
                                "decider",
                                "must be one of " + String.join(", ", ports.deciders())));
    }

    private <C> Reply.Done send(CommandPort<C> port, Fields body) {
        return commands.send(port, body, port::read);
    }
}
