package dev.brigade.transactions.publishing;

import dev.brigade.http.Fields;
import dev.brigade.http.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishing again what was published before. */
@Path("/api/redrives")
@Tag(name = "Publishing")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RedriveResource {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Redrives redrives;

    RedriveResource(Redrives redrives) {
        this.redrives = redrives;
    }

    @POST
    @Operation(summary = "Publish a stream, a time or everything again, with the same event ids")
    @RequestBody(ref = "Redrive")
    @APIResponse(responseCode = "202", description = "Accepted; Location tells how it goes on")
    @APIResponse(responseCode = "404", description = "There is no such stream")
    public Response ask(Fields body) throws SQLException {
        Redrive asked =
                redrives.ask(Fields.read(body, Selection::read))
                        .orElseThrow(() -> ProblemException.notFound("There is no such stream"));
        return Response.accepted(asked).location(URI.create("/api/redrives/" + asked.id())).build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far a redrive is, or what became of it")
    public Redrive get(@PathParam("id") String id) throws SQLException {
        ProblemException notFound = ProblemException.notFound("No redrive " + id);
        if (!NUMBER.matcher(id).matches()) {
            throw notFound;
        }
        return redrives.find(Long.parseLong(id)).orElseThrow(() -> notFound);
    }
}
