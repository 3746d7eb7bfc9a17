package dev.brigade.account.payment.http;

import dev.brigade.account.access.CommandAccess;
import dev.brigade.account.account.store.AccountQueries;
import dev.brigade.account.command.http.Answers;
import dev.brigade.account.command.http.Cursors;
import dev.brigade.account.payment.store.PaymentItem;
import dev.brigade.account.payment.store.PaymentQueries;
import dev.brigade.http.Fields;
import dev.brigade.http.Ids;
import dev.brigade.http.Page;
import dev.brigade.http.ProblemException;
import dev.brigade.signin.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The payments of an account. */
@Path("/api/accounts/{id}/payments")
@Tag(name = "Payments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class AccountPaymentsResource {

    private final PaymentRoute commands;
    private final PaymentQueries payments;
    private final AccountQueries accounts;
    private final CommandAccess access;

    @Inject
    AccountPaymentsResource(
            PaymentRoute commands,
            PaymentQueries payments,
            AccountQueries accounts,
            CommandAccess access) {
        this.commands = commands;
        this.payments = payments;
        this.accounts = accounts;
        this.access = access;
    }

    @RolesAllowed({Roles.CUSTOMER, Roles.ADMIN})
    @POST
    @RequestBody(ref = "SubmitPayment")
    public Response submit(@PathParam("id") String accountId, Fields body) {
        Ids.require(accountId, "id");
        return Answers.created(PaymentResource.PATH, commands.submit(accountId, body));
    }

    @RolesAllowed({Roles.CUSTOMER, Roles.ADMIN})
    @GET
    public Page<PaymentItem> list(
            @PathParam("id") String accountId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @DefaultValue("") String after) {
        access.requireAccount(Ids.require(accountId, "id"));
        if (accounts.find(accountId).isEmpty()) {
            throw ProblemException.notFound("Account does not exist!");
        }
        int size = Page.limit(limit);
        return Page.of(
                payments.list(accountId, Cursors.after(after), size + 1), size, PaymentItem::id);
    }
}
