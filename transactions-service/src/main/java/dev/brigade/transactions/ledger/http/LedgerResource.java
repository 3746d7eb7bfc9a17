package dev.brigade.transactions.ledger.http;

import dev.brigade.http.Etags;
import dev.brigade.http.Fields;
import dev.brigade.http.Ids;
import dev.brigade.http.Page;
import dev.brigade.http.ProblemException;
import dev.brigade.signin.CurrentCaller;
import dev.brigade.signin.Roles;
import dev.brigade.transactions.access.ObjectAccess;
import dev.brigade.transactions.account.Accounts;
import dev.brigade.transactions.account.KnownAccount;
import dev.brigade.transactions.command.CommandPort;
import dev.brigade.transactions.command.CommandPorts;
import dev.brigade.transactions.command.http.Commands;
import dev.brigade.transactions.command.http.Replies;
import dev.brigade.transactions.ledger.LedgerCommand;
import dev.brigade.transactions.ledger.projection.Ledgers;
import dev.brigade.transactions.ledger.projection.ShownLedger;
import dev.brigade.transactions.ledger.projection.ShownTransaction;
import dev.brigade.transactions.ledger.wire.LedgerReader;
import dev.brigade.transactions.projection.Freshness;
import dev.brigade.transactions.projection.Lists;
import dev.brigade.transactions.projection.ReadAfter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What accounts owe and may spend. */
@Path("/api/ledgers/{accountId}")
@Tag(name = "Ledgers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class LedgerResource {

    private final CommandPort<LedgerCommand> port;
    private final Commands commands;
    private final Ledgers ledgers;
    private final Accounts accounts;
    private final Freshness freshness;
    private final ObjectAccess access;
    private final CurrentCaller current;

    LedgerResource(
            CommandPorts ports,
            Commands commands,
            Ledgers ledgers,
            Accounts accounts,
            Freshness freshness,
            ObjectAccess access,
            CurrentCaller current) {
        this.port = ports.ledgers();
        this.commands = commands;
        this.ledgers = ledgers;
        this.accounts = accounts;
        this.freshness = freshness;
        this.access = access;
        this.current = current;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.ADMIN})
    @Operation(summary = "Balance, pending, available and credit limit, in cents")
    public Response get(
            @PathParam("accountId") String accountId,
            @QueryParam("minVersion") @Nullable String minVersion,
            @QueryParam("wait") @Nullable String wait,
            @Context Request request)
            throws SQLException, InterruptedException {
        String id = own(accountId);
        ShownLedger found =
                freshness
                        .look(ReadAfter.of(minVersion, wait), () -> ledgers.find(id))
                        .orElseThrow(() -> ProblemException.notFound("No account " + id));
        return Etags.ok(request, found.tag(), found);
    }

    @GET
    @Path("/transactions")
    @RolesAllowed({Roles.CUSTOMER, Roles.ADMIN})
    @Operation(summary = "Transactions from new to old")
    public Page<ShownTransaction> transactions(
            @PathParam("accountId") String accountId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after)
            throws SQLException {
        String id = own(accountId);
        int size = Page.limit(limit);
        var rows = ledgers.transactions(id, Lists.position(after, Long.MAX_VALUE), size + 1);
        if (rows.isEmpty() && ledgers.find(id).isEmpty()) {
            throw ProblemException.notFound("No account " + id);
        }
        return Page.of(rows, size, row -> Long.toString(row.position()));
    }

    @POST
    @Path("/authorizations")
    @Operation(
            summary = "Asks whether the account may spend an amount",
            description =
                    "The credit limit and the address come from the account. Only for an account"
                            + " that is not known here must the body hold them.")
    @RequestBody(ref = "Authorize")
    public Response authorize(@PathParam("accountId") String accountId, Fields body)
            throws SQLException {
        String id = Ids.require(accountId, "accountId");
        Optional<KnownAccount> account = accounts.find(id);
        return Replies.ok(commands.send(port, body, it -> LedgerReader.authorize(id, it, account)));
    }

    @POST
    @Path("/clearings")
    @Operation(summary = "Asks for the money of an approved transaction")
    @RequestBody(ref = "Clear")
    public Response clear(@PathParam("accountId") String accountId, Fields body) {
        String id = Ids.require(accountId, "accountId");
        return Replies.ok(commands.send(port, body, it -> LedgerReader.clear(id, it)));
    }

    private String own(String accountId) {
        String id = Ids.require(accountId, "accountId");
        access.requireAccount(current.get(), id);
        return id;
    }
}
