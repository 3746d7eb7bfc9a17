package dev.brigade.account.command.http;

import dev.brigade.account.command.Call;
import dev.brigade.account.command.Fingerprints;
import dev.brigade.http.CallContext;
import dev.brigade.http.Fields;
import dev.brigade.http.IfMatch;
import dev.brigade.signin.Caller;
import dev.brigade.signin.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads commands from the current request. */
@RequestScoped
public class Calls {

    private final CallContext context;
    private final Fingerprints fingerprints;
    private final Request request;
    private final UriInfo uri;
    private final HttpHeaders headers;
    private final CurrentCaller caller;

    @Inject
    Calls(
            CallContext context,
            Fingerprints fingerprints,
            Request request,
            UriInfo uri,
            HttpHeaders headers,
            CurrentCaller caller) {
        this.context = context;
        this.fingerprints = fingerprints;
        this.request = request;
        this.uri = uri;
        this.headers = headers;
        this.caller = caller;
    }

    /**
     * A command and its call: the command's id is the body's {@code commandId}, else the {@code
     * Idempotency-Key}, else a new one.
     *
     * @throws dev.brigade.http.ProblemException 400 with every violated field
     */
    public <C> Received<C> receive(Fields body, Function<Fields, C> reader) {
        return Fields.read(
                body,
                fields -> {
                    @Nullable String commandId = fields.optionalId("commandId");
                    return new Received<>(reader.apply(fields), call(commandId, body));
                });
    }

    /** The answer to a command that is sent again is for whoever sent it first. */
    private String who() {
        return caller.find().map(Caller::subject).orElse("");
    }

    private Call call(@Nullable String commandId, Fields body) {
        return Call.of(
                commandId == null ? context.idempotencyKey() : commandId,
                fingerprints.of(request.getMethod(), who() + uri.getPath(), body.raw()),
                IfMatch.versions(headers.getHeaderString(HttpHeaders.IF_MATCH)),
                context.correlationId(),
                context.traceparent());
    }
}
