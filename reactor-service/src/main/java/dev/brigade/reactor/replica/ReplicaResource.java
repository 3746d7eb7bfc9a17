package dev.brigade.reactor.replica;

import dev.brigade.http.Etags;
import dev.brigade.http.Ids;
import dev.brigade.http.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The replicas. */
@Path("/api/replicas")
@Tag(name = "Replicas")
@RunOnVirtualThread
class ReplicaResource {

    private final AccountReplica accounts;
    private final Clock clock;

    ReplicaResource(AccountReplica accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    @Path("/accounts/{id}")
    @Operation(summary = "An account as its events tell it, with its owner's version and its age")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AccountItem.class)))
    public Response account(@PathParam("id") String id, @Context Request request) {
        String accountId = Ids.require(id, "id");
        AccountItem item =
                accounts.find(accountId)
                        .map(row -> AccountItem.of(row, clock.instant()))
                        .orElseThrow(() ->
                                ProblemException.notFound(
                                        "The replica has no account " + accountId));
        return Etags.ok(request, item.sourceVersion(), item);
    }
}
