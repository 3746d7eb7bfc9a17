package dev.brigade.transactions.command.http;

import dev.brigade.decider.TooManyConflictsException;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.http.CallContext;
import dev.brigade.http.Fields;
import dev.brigade.http.IfMatch;
import dev.brigade.http.ProblemException;
import dev.brigade.messaging.Uuids;
import dev.brigade.signin.Caller;
import dev.brigade.signin.CurrentCaller;
import dev.brigade.transactions.command.ClientCommand;
import dev.brigade.transactions.command.CommandGateway;
import dev.brigade.transactions.command.CommandPort;
import dev.brigade.transactions.command.Origin;
import dev.brigade.transactions.command.RecordedJson;
import dev.brigade.transactions.command.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the command of a request, has it handled, and answers it. */
@ApplicationScoped
public class Commands {

    private final CommandGateway gateway;
    private final CallContext call;
    private final CurrentCaller current;
    private final HttpHeaders headers;
    private final UriInfo uri;

    Commands(
            CommandGateway gateway,
            CallContext call,
            CurrentCaller current,
            HttpHeaders headers,
            UriInfo uri) {
        this.gateway = gateway;
        this.call = call;
        this.current = current;
        this.headers = headers;
        this.uri = uri;
    }

    /**
     * Handles the command that the reader finds in the body.
     *
     * @throws ProblemException 400 for malformed input, 403 and 404 for what is not for the caller,
     *     409 for a refusal, 412, 422
     */
    public <C> Reply.Done send(CommandPort<C> port, Fields body, Function<Fields, C> reader) {
        Request<C> request = Fields.read(body, fields -> read(fields, reader));
        Caller caller = current.get();
        C command = port.permit().apply(caller, request.command());
        String id = request.clientId() == null ? Uuids.v7().toString() : request.clientId();
        Origin origin =
                new Origin(
                        new EventMetadata(id, call.correlationId(), null, call.traceparent()),
                        IfMatch.versions(headers.getHeaderString(HttpHeaders.IF_MATCH)));
        ClientCommand client =
                request.clientId() == null ? null : new ClientCommand(id, request(caller, body));
        return switch (handle(port, command, origin, client)) {
            case Reply.Done done -> done;
            case Reply.Refused(var reason, var json) ->
                    throw ProblemException.refused(reason, RecordedJson.parse(json));
        };
    }

    /** The same command is one of the same caller: nobody gets the answer to somebody else's. */
    private String request(Caller caller, Fields body) {
        return String.join("\n", caller.subject(), uri.getPath(), body.raw());
    }

    private <C> Request<C> read(Fields fields, Function<Fields, C> reader) {
        String inBody = fields.optionalId("commandId");
        return new Request<>(reader.apply(fields), inBody == null ? call.idempotencyKey() : inBody);
    }

    private <C> Reply handle(
            CommandPort<C> port, C command, Origin origin, @Nullable ClientCommand client) {
        try {
            return gateway.handle(port.handler(), command, origin, port.target(command), client);
        } catch (TooManyConflictsException contended) {
            throw ProblemException.contended(
                    port.target(command) + " is changed by too many at once: send it again");
        } catch (SQLException failed) {
            throw new IllegalStateException("The database failed", failed);
        }
    }

    private record Request<C>(C command, @Nullable String clientId) {}
}
