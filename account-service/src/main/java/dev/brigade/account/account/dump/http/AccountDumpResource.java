package dev.brigade.account.account.dump.http;

import dev.brigade.account.account.dump.AccountDump;
import dev.brigade.account.account.dump.DumpFailedException;
import dev.brigade.account.account.dump.Dumps;
import dev.brigade.http.Etags;
import dev.brigade.http.Page;
import dev.brigade.http.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Dumps of all accounts: for whoever keeps a replica of them. Operators alone. */
@Path(AccountDumpResource.PATH)
@Tag(name = "Dumps")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AccountDumpResource {

    static final String PATH = "/api/account-dumps";

    private static final String LINES = "application/x-ndjson";
    private static final Duration SOON = Duration.ofMinutes(1);

    /** Before the first one, and after a crash of the database. */
    private static final String NONE =
            "There is no dump now. One is taken within a minute, or /q/health/ready says why not";

    private final Dumps dumps;

    @Inject
    AccountDumpResource(Dumps dumps) {
        this.dumps = dumps;
    }

    @POST
    @Operation(summary = "Take a dump now, which takes some seconds")
    @APIResponse(responseCode = "201", description = "Taken")
    @APIResponse(responseCode = "409", description = "Another one is being taken")
    @APIResponse(responseCode = "503", description = "Kafka is away")
    public Response take() throws SQLException {
        try {
            AccountDump dump =
                    dumps.take()
                            .orElseThrow(() ->
                                    ProblemException.contended("Another dump is being taken"));
            return Response.created(URI.create(PATH + "/" + dump.id())).entity(dump).build();
        } catch (DumpFailedException failed) {
            throw ProblemException.unavailable(
                    String.valueOf(failed.getMessage()), Duration.ofSeconds(30));
        }
    }

    @GET
    @Operation(summary = "All dumps that are kept, the newest first")
    public Page<AccountDump> list() throws SQLException {
        return new Page<>(dumps.list(), null);
    }

    @GET
    @Path("latest")
    @Operation(summary = "The newest dump, and where to go on reading the topics behind it")
    @APIResponse(responseCode = "503", description = "There is none now, but soon")
    public Response latest(@Context Request request) throws SQLException {
        AccountDump dump =
                dumps.newest().orElseThrow(() -> ProblemException.unavailable(NONE, SOON));
        return Etags.ok(request, dump.id(), dump);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A dump, and where to go on reading the topics behind it")
    public Response get(@PathParam("id") String id, @Context Request request) throws SQLException {
        return Etags.ok(request, id, find(id));
    }

    @GET
    @Path("{id}/accounts")
    @Produces(LINES)
    @Operation(summary = "The accounts of a dump in the order of their ids, one on each line")
    public Response accounts(@PathParam("id") String id, @Context Request request)
            throws SQLException {
        AccountDump dump = find(id);
        EntityTag tag = new EntityTag(id);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        return Response.ok((StreamingOutput) out -> dumps.copy(dump, out), LINES)
                .tag(tag)
                .header(HttpHeaders.CONTENT_LENGTH, dump.bytes())
                .build();
    }

    private AccountDump find(String id) throws SQLException {
        return dumps.find(id).orElseThrow(() -> ProblemException.notFound("No dump " + id));
    }
}
