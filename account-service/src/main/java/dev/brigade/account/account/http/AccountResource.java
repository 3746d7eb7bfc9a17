package dev.brigade.account.account.http;

import dev.brigade.account.access.CommandAccess;
import dev.brigade.account.account.store.AccountItem;
import dev.brigade.account.account.store.AccountQueries;
import dev.brigade.account.command.http.Answers;
import dev.brigade.account.command.http.Await;
import dev.brigade.account.command.http.Cursors;
import dev.brigade.http.Etags;
import dev.brigade.http.Fields;
import dev.brigade.http.Ids;
import dev.brigade.http.Page;
import dev.brigade.http.ProblemException;
import dev.brigade.signin.Caller;
import dev.brigade.signin.CurrentCaller;
import dev.brigade.signin.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Accounts: the commands under friendly paths, and reading. */
@Path(AccountResource.PATH)
@Tag(name = "Accounts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class AccountResource {

    static final String PATH = "/api/accounts";

    private final AccountRoute commands;
    private final AccountQueries accounts;
    private final CommandAccess access;
    private final CurrentCaller current;

    @Inject
    AccountResource(
            AccountRoute commands,
            AccountQueries accounts,
            CommandAccess access,
            CurrentCaller current) {
        this.commands = commands;
        this.accounts = accounts;
        this.access = access;
        this.current = current;
    }

    @POST
    @RequestBody(ref = "OpenAccount")
    public Response open(Fields body) {
        return Answers.created(PATH, commands.open(body));
    }

    @RolesAllowed({Roles.CUSTOMER, Roles.ADMIN})
    @GET
    public Page<AccountItem> list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @DefaultValue("") String after) {
        int size = Page.limit(limit);
        Caller caller = current.get();
        List<AccountItem> found =
                caller.isAdmin()
                        ? accounts.list(Cursors.after(after), size + 1)
                        : own(caller, Cursors.after(after));
        return Page.of(found, size, AccountItem::id);
    }

    @RolesAllowed({Roles.CUSTOMER, Roles.ADMIN})
    @GET
    @Path("{id}")
    public Response get(
            @PathParam("id") String id,
            @QueryParam("minVersion") @Nullable String minVersion,
            @QueryParam("wait") @Nullable String wait,
            @Context Request request) {
        access.requireAccount(Ids.require(id, "id"));
        AccountItem account =
                Await.version(minVersion, wait, () -> accounts.find(id), AccountItem::version)
                        .orElseThrow(() -> ProblemException.notFound("Account does not exist!"));
        return Etags.ok(request, account.version(), account);
    }

    @PUT
    @Path("{id}/credit-limit")
    @RequestBody(ref = "ChangeCreditLimit")
    public Response changeCreditLimit(@PathParam("id") String id, Fields body) {
        return handle(AccountRoute.CHANGE_CREDIT_LIMIT, id, body);
    }

    @RolesAllowed({Roles.CUSTOMER, Roles.ADMIN})
    @PUT
    @Path("{id}/address")
    @RequestBody(ref = "ChangeAddress")
    public Response changeAddress(@PathParam("id") String id, Fields body) {
        return handle(AccountRoute.CHANGE_ADDRESS, id, body);
    }

    @RolesAllowed({Roles.CUSTOMER, Roles.ADMIN})
    @PUT
    @Path("{id}/contact")
    @RequestBody(ref = "ChangeContact")
    public Response changeContact(@PathParam("id") String id, Fields body) {
        return handle(AccountRoute.CHANGE_CONTACT, id, body);
    }

    @RolesAllowed({Roles.CUSTOMER, Roles.ADMIN})
    @DELETE
    @Path("{id}")
    @RequestBody(ref = "NothingElse")
    public Response close(@PathParam("id") String id, Fields body) {
        return handle(AccountRoute.CLOSE, id, body);
    }

    private List<AccountItem> own(Caller caller, String after) {
        return Optional.ofNullable(caller.accountId())
                .filter(id -> id.compareTo(after) > 0)
                .flatMap(accounts::find)
                .stream()
                .toList();
    }

    private Response handle(String kind, String id, Fields body) {
        return Answers.ok(commands.handle(kind, Ids.require(id, "id"), body));
    }
}
