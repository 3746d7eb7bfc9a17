package dev.brigade.signin;

import dev.brigade.http.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** How those are answered who are nobody, and those who may not. */
final class SignInProblems {

    static final String FORBIDDEN = "Your role may not do this";

    private static final String PROBLEM =
            """
            {"type":"about:blank","title":"%s","status":%d,"detail":"%s"}\
            """;
    private static final String UNAUTHORIZED =
            PROBLEM.formatted("Unauthorized", 401, "This needs a valid bearer token");

    /** One answer to every token that is missing or wrong: what is wrong is nobody's business. */
    static void unauthorized(HttpServerResponse response) {
        response.setStatusCode(401)
                .putHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(UNAUTHORIZED);
    }

    /** A token is there and wrong: by now Quarkus has set the challenge's header. */
    @ServerExceptionMapper(AuthenticationFailedException.class)
    Response wrongToken() {
        return unauthorized().build();
    }

    @ServerExceptionMapper(UnauthorizedException.class)
    Response noToken() {
        return unauthorized().header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }

    private static Response.ResponseBuilder unauthorized() {
        return Response.status(401).type(Problem.MEDIA_TYPE).entity(UNAUTHORIZED);
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response otherRole() {
        return Response.status(403)
                .type(Problem.MEDIA_TYPE)
                .entity(PROBLEM.formatted("Forbidden", 403, FORBIDDEN))
                .build();
    }
}
