package dev.brigade.transactions.order.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.brigade.http.Etags;
import dev.brigade.http.Fields;
import dev.brigade.http.Ids;
import dev.brigade.http.Page;
import dev.brigade.http.ProblemException;
import dev.brigade.signin.CurrentCaller;
import dev.brigade.signin.Roles;
import dev.brigade.transactions.access.ObjectAccess;
import dev.brigade.transactions.command.CommandPort;
import dev.brigade.transactions.command.CommandPorts;
import dev.brigade.transactions.command.http.Commands;
import dev.brigade.transactions.command.http.Replies;
import dev.brigade.transactions.order.OrderCommand;
import dev.brigade.transactions.order.OrderCommand.CollectOrder;
import dev.brigade.transactions.order.OrderCommand.MarkOrderAsPrepared;
import dev.brigade.transactions.order.OrderStatus;
import dev.brigade.transactions.order.projection.Orders;
import dev.brigade.transactions.order.wire.OrderReader;
import dev.brigade.transactions.projection.Document;
import dev.brigade.transactions.projection.Freshness;
import dev.brigade.transactions.projection.Lists;
import dev.brigade.transactions.projection.ReadAfter;
import io.quarkus.security.Authenticated;
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
import java.util.Arrays;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Orders after they were placed. */
@Path("/api/orders")
@Tag(name = "Orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OrderResource {

    private final CommandPort<OrderCommand> port;
    private final Commands commands;
    private final Orders orders;
    private final Freshness freshness;
    private final ObjectAccess access;
    private final CurrentCaller current;

    OrderResource(
            CommandPorts ports,
            Commands commands,
            Orders orders,
            Freshness freshness,
            ObjectAccess access,
            CurrentCaller current) {
        this.port = ports.orders();
        this.commands = commands;
        this.orders = orders;
        this.freshness = freshness;
        this.access = access;
        this.current = current;
    }

    @POST
    @Path("/{id}/prepared")
    @RolesAllowed({Roles.RESTAURANT, Roles.ADMIN})
    @Operation(summary = "The kitchen is done")
    @RequestBody(ref = "OrderStep")
    public Response prepared(@PathParam("id") String id, Fields body) {
        return send(id, body, _ -> new MarkOrderAsPrepared(id));
    }

    @POST
    @Path("/{id}/collected")
    @RolesAllowed({Roles.RESTAURANT, Roles.ADMIN})
    @Operation(summary = "The guest has it")
    @RequestBody(ref = "OrderStep")
    public Response collected(@PathParam("id") String id, Fields body) {
        return send(id, body, _ -> new CollectOrder(id));
    }

    @POST
    @Path("/{id}/cancelled")
    @Authenticated
    @Operation(summary = "Somebody changed their mind")
    @RequestBody(ref = "CancelOrder")
    public Response cancelled(@PathParam("id") String id, Fields body) {
        return send(id, body, it -> OrderReader.cancel(id, it));
    }

    @GET
    @Authenticated
    @Operation(summary = "Orders from new to old, of one restaurant or in one status if wanted")
    public Page<JsonNode> list(
            @QueryParam("restaurantId") @Nullable String restaurantId,
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after)
            throws SQLException {
        int size = Page.limit(limit);
        var rows =
                orders.list(
                        current.get(),
                        restaurantId == null ? null : Ids.require(restaurantId, "restaurantId"),
                        status == null ? null : status(status),
                        Lists.position(after, Long.MAX_VALUE),
                        size + 1);
        return Lists.page(rows, size);
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Operation(summary = "One order")
    public Response get(
            @PathParam("id") String id,
            @QueryParam("minVersion") @Nullable String minVersion,
            @QueryParam("wait") @Nullable String wait,
            @Context Request request)
            throws SQLException, InterruptedException {
        String order = Ids.require(id, "id");
        access.requireOrder(current.get(), order);
        Document found =
                freshness
                        .look(ReadAfter.of(minVersion, wait), () -> orders.find(order))
                        .orElseThrow(() -> ProblemException.notFound("No order " + id));
        return Etags.ok(request, found.tag(), found.json());
    }

    private Response send(String id, Fields body, Function<Fields, OrderCommand> reader) {
        Ids.require(id, "id");
        return Replies.ok(commands.send(port, body, reader));
    }

    private static OrderStatus status(String name) {
        return Arrays.stream(OrderStatus.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.badRequest(
                                "status",
                                "must be one of " + Arrays.toString(OrderStatus.values())));
    }
}
