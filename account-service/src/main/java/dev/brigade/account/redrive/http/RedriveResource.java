package dev.brigade.account.redrive.http;

import dev.brigade.account.redrive.Redrive;
import dev.brigade.account.redrive.Redriver;
import dev.brigade.account.redrive.Selection;
import dev.brigade.account.redrive.Selection.Source;
import dev.brigade.http.Fields;
import dev.brigade.http.ProblemException;
import jakarta.inject.Inject;
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
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishing again what was published before, or what is there now. Operators alone. */
@Path("/api/redrives")
@Tag(name = "Publishing")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class RedriveResource {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Redriver redriver;
    private final boolean isAudited;

    @Inject
    RedriveResource(
            Redriver redriver,
            @ConfigProperty(name = "brigade.outbox.audit") Optional<Duration> audit) {
        this.redriver = redriver;
        this.isAudited = audit.isPresent();
    }

    @POST
    @Operation(summary = "Publish again: an aggregate, a time or everything, as events or as state")
    @RequestBody(ref = "Redrive")
    @APIResponse(responseCode = "202", description = "Accepted; Location tells how it goes on")
    @APIResponse(responseCode = "404", description = "There is no such aggregate")
    @APIResponse(responseCode = "422", description = "No events are kept")
    public Response ask(Fields body) throws SQLException {
        Selection selection = Fields.read(body, Selection::read);
        if (selection.source() == Source.audit && !isAudited) {
            throw ProblemException.unprocessable(
                    "No events are kept, as BRIGADE_OUTBOX_AUDIT is not set; ask for source state");
        }
        Redrive asked =
                redriver.ask(selection)
                        .orElseThrow(() -> ProblemException.notFound("There is no such aggregate"));
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
        return redriver.find(Long.parseLong(id)).orElseThrow(() -> notFound);
    }
}
