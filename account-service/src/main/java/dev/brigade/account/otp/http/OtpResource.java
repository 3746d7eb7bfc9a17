package dev.brigade.account.otp.http;

import dev.brigade.account.command.http.Answers;
import dev.brigade.http.Fields;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing in: ask for a code, then change it for a token. */
@Path(OtpResource.PATH)
@Tag(name = "Sign-in")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
class OtpResource {

    static final String PATH = "/api/otp";

    private final OtpRoute commands;

    @Inject
    OtpResource(OtpRoute commands) {
        this.commands = commands;
    }

    @POST
    @RequestBody(ref = "RequestOtp")
    public Response request(Fields body) {
        return Answers.created(PATH, commands.request(body));
    }

    @POST
    @Path("verify")
    @RequestBody(ref = "VerifyOtp")
    public Response verify(Fields body) {
        return Response.fromResponse(Answers.ok(commands.verify(body)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
