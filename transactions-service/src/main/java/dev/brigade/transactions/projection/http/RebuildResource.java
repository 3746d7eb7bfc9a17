package dev.brigade.transactions.projection.http;

import dev.brigade.http.Page;
import dev.brigade.http.ProblemException;
import dev.brigade.transactions.projection.Rebuild;
import dev.brigade.transactions.projection.Rebuild.State;
import dev.brigade.transactions.projection.Rebuilds;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Read models, and building them anew. */
@Path("/api")
@Tag(name = "Read models")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RebuildResource {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Rebuilds rebuilds;

    RebuildResource(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @GET
    @Path("/projections")
    @Operation(summary = "The read models, and how far they are")
    public Page<Rebuilds.Status> list() throws SQLException {
        return new Page<>(rebuilds.list(), null);
    }

    @POST
    @Path("/projections/{name}/rebuild")
    @Operation(summary = "Build a read model anew beside the one that is served, and switch to it")
    @APIResponse(responseCode = "202", description = "Accepted; Location tells how it goes on")
    @APIResponse(responseCode = "404", description = "There is no such read model")
    @APIResponse(responseCode = "409", description = "It is being rebuilt already")
    public Response rebuild(@PathParam("name") String name) throws SQLException {
        if (!rebuilds.knows(name)) {
            throw ProblemException.notFound("No read model " + name);
        }
        Rebuild asked =
                rebuilds.ask(name)
                        .orElseThrow(() ->
                                ProblemException.contended(
                                        "Read model " + name + " is being rebuilt already"));
        return Response.accepted(asked).location(URI.create("/api/rebuilds/" + asked.id())).build();
    }

    @GET
    @Path("/rebuilds/{id}")
    @Operation(summary = "How far a rebuild is, or what became of it")
    public Rebuild get(@PathParam("id") String id) throws SQLException {
        return rebuilds.find(number(id)).orElseThrow(() -> notFound(id));
    }

    @DELETE
    @Path("/rebuilds/{id}")
    @Operation(summary = "Call a rebuild off; what it has built is dropped")
    @APIResponse(responseCode = "200", description = "It is cancelled")
    @APIResponse(responseCode = "409", description = "It has ended before")
    public Rebuild cancel(@PathParam("id") String id) throws SQLException {
        Rebuild ended = rebuilds.cancel(number(id)).orElseThrow(() -> notFound(id));
        if (ended.state() != State.cancelled) {
            throw ProblemException.contended("Rebuild %s is %s".formatted(id, ended.state()));
        }
        return ended;
    }

    private static long number(String id) {
        if (!NUMBER.matcher(id).matches()) {
            throw notFound(id);
        }
        return Long.parseLong(id);
    }

    private static ProblemException notFound(String id) {
        return ProblemException.notFound("No rebuild " + id);
    }
}
