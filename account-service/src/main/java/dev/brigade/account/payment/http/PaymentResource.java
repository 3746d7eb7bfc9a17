package dev.brigade.account.payment.http;

import dev.brigade.account.account.store.AccountQueries;
import dev.brigade.account.command.http.Answers;
import dev.brigade.account.command.http.Await;
import dev.brigade.account.payment.store.PaymentItem;
import dev.brigade.account.payment.store.PaymentQueries;
import dev.brigade.http.Etags;
import dev.brigade.http.Fields;
import dev.brigade.http.Ids;
import dev.brigade.http.Page;
import dev.brigade.http.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Payments: the commands under friendly paths, and reading. */
@Path("/api")
@Tag(name = "Payments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class PaymentResource {

    private static final String EXAMPLE = "{\"amount\": 1500, \"source\": \"CHECKING\"}";

    private final PaymentRoute commands;
    private final PaymentQueries payments;
    private final AccountQueries accounts;

    @Inject
    PaymentResource(PaymentRoute commands, PaymentQueries payments, AccountQueries accounts) {
        this.commands = commands;
        this.payments = payments;
        this.accounts = accounts;
    }

    @POST
    @Path("accounts/{id}/payments")
    Response submit(
            @PathParam("id") String accountId,
            @RequestBody(
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.OBJECT,
                                                            example = EXAMPLE)))
                    Fields body) {
        Ids.require(accountId, "id");
        return Answers.created("/api/payments", commands.submit(accountId, body));
    }

    @GET
    @Path("accounts/{id}/payments")
    Page<PaymentItem> list(
            @PathParam("id") String accountId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @DefaultValue("") String after) {
        Ids.require(accountId, "id");
        if (accounts.find(accountId).isEmpty()) {
            throw ProblemException.notFound("Account does not exist!");
        }
        int size = Page.limit(limit);
        return Page.of(payments.list(accountId, after, size + 1), size, PaymentItem::id);
    }

    @GET
    @Path("payments/{id}")
    Response get(
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
    @Path("payments/{id}/returned")
    @Consumes(MediaType.WILDCARD)
    Response giveBack(@PathParam("id") String id) {
        Fields nothing = Fields.parse(new byte[0]);
        return Answers.ok(commands.giveBack(Ids.require(id, "id"), nothing));
    }
}
