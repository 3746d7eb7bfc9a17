package dev.brigade.account.otp.http;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys that tokens can be checked with (RFC 7517). They are no secret. */
@Path("/.well-known/jwks.json")
@Tag(name = "Sign-in")
@PermitAll
class KeysResource {

    private final Doorkeeper doorkeeper;

    @Inject
    KeysResource(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    @GET
    @Produces("application/jwk-set+json")
    public Response keys() {
        return Response.ok(doorkeeper.publicKeys())
                .header(HttpHeaders.CACHE_CONTROL, "max-age=300")
                .build();
    }
}
