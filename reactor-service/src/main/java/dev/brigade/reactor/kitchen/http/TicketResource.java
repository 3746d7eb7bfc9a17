package dev.brigade.reactor.kitchen.http;

import dev.brigade.decider.Decision;
import dev.brigade.http.Ids;
import dev.brigade.http.Page;
import dev.brigade.http.ProblemException;
import dev.brigade.reactor.http.Cursors;
import dev.brigade.reactor.kitchen.TicketEvent;
import dev.brigade.reactor.kitchen.cooking.Kitchen;
import dev.brigade.reactor.kitchen.storage.TicketList;
import dev.brigade.reactor.kitchen.storage.TicketList.Entry;
import dev.brigade.reactor.kitchen.storage.TicketStatus;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The kitchen's tickets. */
@Path("/api/tickets")
@Tag(name = "Kitchen")
@RunOnVirtualThread
class TicketResource {

    private final Kitchen kitchen;
    private final TicketList tickets;

    TicketResource(Kitchen kitchen, TicketList tickets) {
        this.kitchen = kitchen;
        this.tickets = tickets;
    }

    @GET
    @Operation(summary = "Opened tickets, the newest first")
    public Page<TicketItem> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after)
            throws SQLException {
        int size = Page.limit(limit);
        List<Entry> entries = tickets.page(Cursors.newestFirst(after), status(status), size + 1);
        Page<Entry> page = Page.of(entries, size, entry -> Long.toString(entry.number()));
        return new Page<>(page.items().stream().map(TicketItem::of).toList(), page.next());
    }

    @POST
    @Path("/{id}/prepared")
    @Operation(summary = "Say that an order is prepared, before its time is up")
    public TicketItem prepared(@PathParam("id") String id) throws SQLException {
        String orderId = Ids.require(id, "id");
        find(orderId);
        Decision<TicketEvent> decision = kitchen.prepared(orderId);
        if (decision instanceof Decision.Refused<TicketEvent> refused) {
            throw ProblemException.refused(refused.reason(), TicketRefusals.json(refused));
        }
        return TicketItem.of(find(orderId));
    }

    private Entry find(String orderId) throws SQLException {
        return tickets.find(orderId)
                .orElseThrow(() -> ProblemException.notFound("There is no ticket " + orderId));
    }

    private static @Nullable TicketStatus status(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(TicketStatus.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.badRequest(
                                "status", "must be one of " + List.of(TicketStatus.values())));
    }
}
