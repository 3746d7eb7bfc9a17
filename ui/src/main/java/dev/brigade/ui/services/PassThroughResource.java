package dev.brigade.ui.services;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /api/account/accounts} here is {@code /api/accounts} of account-service, and so on. */
@Path("/api/{service:account|transactions|reactor}/{path:.+}")
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
class PassThroughResource {

    private static final String SUMMARY = "Passed to the service's own /api/{path}";

    private final ServiceCalls calls;

    @Inject
    PassThroughResource(ServiceCalls calls) {
        this.calls = calls;
    }

    @GET
    @Operation(summary = SUMMARY)
    public Response get(
            @PathParam("service") String service,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return calls.pass("GET", service(service), uri.getRequestUri(), headers, new byte[0]);
    }

    @POST
    @Operation(summary = SUMMARY)
    public Response post(
            @PathParam("service") String service,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        return calls.pass("POST", service(service), uri.getRequestUri(), headers, body);
    }

    @PUT
    @Operation(summary = SUMMARY)
    public Response put(
            @PathParam("service") String service,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        return calls.pass("PUT", service(service), uri.getRequestUri(), headers, body);
    }

    @PATCH
    @Operation(summary = SUMMARY)
    public Response patch(
            @PathParam("service") String service,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        return calls.pass("PATCH", service(service), uri.getRequestUri(), headers, body);
    }

    @DELETE
    @Operation(summary = SUMMARY)
    public Response delete(
            @PathParam("service") String service,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte[] body) {
        return calls.pass("DELETE", service(service), uri.getRequestUri(), headers, body);
    }

    private static Service service(String segment) {
        return Service.valueOf(segment.toUpperCase(Locale.ROOT));
    }
}
