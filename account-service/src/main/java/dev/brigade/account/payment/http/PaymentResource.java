package dev.brigade.account.payment.http;

import dev.brigade.account.command.http.Answers;
import dev.brigade.account.command.http.Await;
import dev.brigade.account.payment.store.PaymentItem;
import dev.brigade.account.payment.store.PaymentQueries;
import dev.brigade.http.Etags;
import dev.brigade.http.Fields;
import dev.brigade.http.Ids;
import dev.brigade.http.ProblemException;
import dev.brigade.signin.Caller;
import dev.brigade.signin.CurrentCaller;
import dev.brigade.signin.Roles;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.Optional;
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
    private final CurrentCaller current;

    @Inject
    PaymentResource(PaymentRoute commands, PaymentQueries payments, CurrentCaller current) {
        this.commands = commands;
        this.payments = payments;
        this.current = current;
    }

    @RolesAllowed({Roles.CUSTOMER, Roles.ADMIN})
    @GET
    @Path("{id}")
    public Response get(
            @PathParam("id") String id,
            @QueryParam("minVersion") @Nullable String minVersion,
            @QueryParam("wait") @Nullable String wait,
            @Context Request request) {
        Ids.require(id, "id");
        Caller caller = current.get();
        PaymentItem payment =
                Await.version(minVersion, wait, () -> find(id, caller), PaymentItem::version)
                        .orElseThrow(() -> ProblemException.notFound("Payment does not exist!"));
        return Etags.ok(request, payment.version(), payment);
    }

    private Optional<PaymentItem> find(String id, Caller caller) {
        return payments.find(id).filter(payment -> caller.hasAccount(payment.accountId()));
    }

    @POST
    @Path("{id}/returned")
    @RequestBody(ref = "NothingElse")
    public Response giveBack(@PathParam("id") String id, Fields body) {
        return Answers.ok(commands.giveBack(Ids.require(id, "id"), body));
    }
}
