package dev.brigade.transactions.restaurant.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.brigade.http.Etags;
import dev.brigade.http.Fields;
import dev.brigade.http.Ids;
import dev.brigade.http.Page;
import dev.brigade.http.ProblemException;
import dev.brigade.messaging.Uuids;
import dev.brigade.signin.Roles;
import dev.brigade.transactions.command.CommandPort;
import dev.brigade.transactions.command.CommandPorts;
import dev.brigade.transactions.command.http.Commands;
import dev.brigade.transactions.command.http.Replies;
import dev.brigade.transactions.projection.Document;
import dev.brigade.transactions.projection.Freshness;
import dev.brigade.transactions.projection.Lists;
import dev.brigade.transactions.projection.ReadAfter;
import dev.brigade.transactions.restaurant.RestaurantCommand;
import dev.brigade.transactions.restaurant.projection.Restaurants;
import dev.brigade.transactions.restaurant.wire.RestaurantReader;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Restaurants, their menus, and orders placed at them. */
@Path("/api/restaurants")
@Tag(name = "Restaurants")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RestaurantResource {

    private final CommandPort<RestaurantCommand> port;
    private final Commands commands;
    private final Restaurants restaurants;
    private final Freshness freshness;

    RestaurantResource(
            CommandPorts ports, Commands commands, Restaurants restaurants, Freshness freshness) {
        this.port = ports.restaurants();
        this.commands = commands;
        this.restaurants = restaurants;
        this.freshness = freshness;
    }

    @POST
    @RolesAllowed({Roles.RESTAURANT, Roles.ADMIN})
    @Operation(summary = "Opens a restaurant")
    @RequestBody(ref = "CreateRestaurant")
    public Response create(Fields body) {
        return Replies.created(
                "/api/restaurants",
                commands.send(port, body, it -> RestaurantReader.create(idOrNew("id", it), it)));
    }

    @PUT
    @Path("/{id}/menu")
    @RolesAllowed({Roles.RESTAURANT, Roles.ADMIN})
    @Operation(summary = "Replaces the menu")
    @RequestBody(ref = "ChangeMenu")
    public Response changeMenu(@PathParam("id") String id, Fields body) {
        String restaurant = Ids.require(id, "id");
        return Replies.ok(
                commands.send(port, body, it -> RestaurantReader.changeMenu(restaurant, it)));
    }

    @POST
    @Path("/{id}/orders")
    @Authenticated
    @Operation(summary = "Orders from the menu, paid by an account or in cash")
    @RequestBody(ref = "PlaceOrder")
    public Response place(@PathParam("id") String id, Fields body) {
        String restaurant = Ids.require(id, "id");
        return Replies.created(
                "/api/orders",
                commands.send(
                        port,
                        body,
                        it -> RestaurantReader.place(restaurant, idOrNew("orderId", it), it)));
    }

    @GET
    @Authenticated
    @Operation(summary = "All restaurants, from old to new")
    public Page<JsonNode> list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after)
            throws SQLException {
        int size = Page.limit(limit);
        var rows = restaurants.list(Lists.position(after, 0), size + 1);
        return Lists.page(rows, size);
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Operation(summary = "One restaurant with its menu")
    public Response get(
            @PathParam("id") String id,
            @QueryParam("minVersion") @Nullable String minVersion,
            @QueryParam("wait") @Nullable String wait,
            @Context Request request)
            throws SQLException, InterruptedException {
        String restaurant = Ids.require(id, "id");
        Document found =
                freshness
                        .look(ReadAfter.of(minVersion, wait), () -> restaurants.find(restaurant))
                        .orElseThrow(() -> ProblemException.notFound("No restaurant " + id));
        return Etags.ok(request, found.tag(), found.json());
    }

    private static String idOrNew(String field, Fields body) {
        return body.has(field) ? body.id(field) : Uuids.v7().toString();
    }
}
