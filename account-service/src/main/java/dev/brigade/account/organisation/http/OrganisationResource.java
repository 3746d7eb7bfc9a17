package dev.brigade.account.organisation.http;

import dev.brigade.account.command.http.Answers;
import dev.brigade.account.command.http.Await;
import dev.brigade.account.command.http.Cursors;
import dev.brigade.account.organisation.store.OrganisationItem;
import dev.brigade.account.organisation.store.OrganisationQueries;
import dev.brigade.http.Etags;
import dev.brigade.http.Fields;
import dev.brigade.http.Ids;
import dev.brigade.http.Page;
import dev.brigade.http.ProblemException;
import dev.brigade.signin.Roles;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Organisations: the commands under friendly paths, and reading. */
@Path(OrganisationResource.PATH)
@Tag(name = "Organisations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class OrganisationResource {

    static final String PATH = "/api/organisations";

    private final OrganisationRoute commands;
    private final OrganisationQueries organisations;

    @Inject
    OrganisationResource(OrganisationRoute commands, OrganisationQueries organisations) {
        this.commands = commands;
        this.organisations = organisations;
    }

    @RolesAllowed({Roles.RESTAURANT, Roles.ADMIN})
    @POST
    @RequestBody(ref = "CreateOrganisation")
    public Response create(Fields body) {
        return Answers.created(PATH, commands.create(body));
    }

    @Authenticated
    @GET
    public Page<OrganisationItem> list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @DefaultValue("") String after) {
        int size = Page.limit(limit);
        return Page.of(
                organisations.list(Cursors.after(after), size + 1), size, OrganisationItem::id);
    }

    @Authenticated
    @GET
    @Path("{id}")
    public Response get(
            @PathParam("id") String id,
            @QueryParam("minVersion") @Nullable String minVersion,
            @QueryParam("wait") @Nullable String wait,
            @Context Request request) {
        Ids.require(id, "id");
        OrganisationItem organisation =
                Await.version(
                                minVersion,
                                wait,
                                () -> organisations.find(id),
                                OrganisationItem::version)
                        .orElseThrow(() -> ProblemException.notFound("No organisation " + id));
        return Etags.ok(request, organisation.version(), organisation);
    }

    @RolesAllowed({Roles.RESTAURANT, Roles.ADMIN})
    @PUT
    @Path("{id}")
    @RequestBody(ref = "UpdateOrganisation")
    public Response update(@PathParam("id") String id, Fields body) {
        return Answers.ok(commands.update(Ids.require(id, "id"), body));
    }
}
