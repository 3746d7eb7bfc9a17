package dev.brigade.account.payment.http;

import dev.brigade.account.command.http.Answers;
import dev.brigade.account.command.http.Await;
import dev.brigade.account.payment.store.PaymentItem;
import dev.brigade.account.payment.store.PaymentQueries;
import dev.brigade.http.Etags;
import dev.brigade.http.Fields;
import dev.brigade.http.Ids;
import dev.brigade.http.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A payment by its own id. */
@Path(PaymentResource.PATH)
@Tag(name = "Payments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class PaymentResource {

    static final String PATH = "/api/payments";

    private final PaymentRoute commands;
    private final PaymentQueries payments;

    @Inject
    PaymentResource(PaymentRoute commands, PaymentQueries payments) {
        this.commands = commands;
        this.payments = payments;
    }

    @GET
    @Path("{id}")
    public Response get(
            @PathParam("id") String id,
            @QueryParam("minVersion") @Nullable String minVersion,
            @QueryParam("wait") @Nullable String wait,
            @Context Request request) {
        Ids.require(id, "id");
        PaymentItem payment =
                Await.version(minVersion, wait, () -> payments.find(id), PaymentItem::version)
                        .orElseThrow(() -> ProblemException.notFound("Payment does not exist!"));
        return Etags.ok(request, payment.version(), payment);
    }

    @POST
    @Path("{id}/returned")
    @RequestBody(ref = "NothingElse")
    public Response giveBack(@PathParam("id") String id, Fields body) {
        return Answers.ok(commands.giveBack(Ids.require(id, "id"), body));
    }
}
