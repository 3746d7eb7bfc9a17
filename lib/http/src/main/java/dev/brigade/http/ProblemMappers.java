package dev.brigade.http;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every way a request can fail, as a problem document. The one place where that is decided. */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Duration DATABASE_RETRY = Duration.ofSeconds(2);

    @ServerExceptionMapper
    Response problem(ProblemException exception) {
        Response.ResponseBuilder response = of(exception.problem());
        Duration retryAfter = exception.retryAfter();
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()));
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response noSuchRoute(NotFoundException exception) {
        return of(Problem.of(404, "Not Found", "There is nothing at this address")).build();
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException exception) {
        Response response = exception.getResponse();
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        String title = response.getStatusInfo().getReasonPhrase();
        Response.ResponseBuilder problem = of(Problem.of(response.getStatus(), title, title));
        response.getHeaders()
                .forEach((name, values) -> values.forEach(value -> problem.header(name, value)));
        return problem.type(Problem.MEDIA_TYPE).build();
    }

    @ServerExceptionMapper
    Response anythingElse(Throwable exception) {
        if (isDatabaseGone(exception)) {
            return problem(
                    ProblemException.unavailable("The database cannot be reached", DATABASE_RETRY));
        }
        String reference = UUID.randomUUID().toString();
        LOG.errorf(exception, "Request failed, reference %s", reference);
        return of(Problem.of(
                        500,
                        "Internal Server Error",
                        "This is our fault. Please report it with the reference " + reference))
                .build();
    }

    /** SQLSTATE class 08 is a lost connection, 57P a server that goes down or comes up. */
    private static boolean isDatabaseGone(Throwable exception) {
        return reasons(exception, 12)
                .anyMatch(reason ->
                        reason instanceof SQLTransientConnectionException
                                || reason instanceof SQLRecoverableException
                                || reason instanceof SQLException sql && hasConnectionState(sql));
    }

    /**
     * It, what caused it, and what was suppressed: there a transaction that failed to commit keeps
     * what the database said.
     */
    private static Stream<Throwable> reasons(Throwable exception, int depth) {
        if (depth == 0) {
            return Stream.empty();
        }
        return Stream.concat(
                Stream.of(exception),
                Stream.concat(
                                Stream.ofNullable(exception.getCause()),
                                Arrays.stream(exception.getSuppressed()))
                        .flatMap(reason -> reasons(reason, depth - 1)));
    }

    private static boolean hasConnectionState(SQLException exception) {
        String state = exception.getSQLState();
        if (state == null) {
            String message = exception.getMessage();
            return message != null && message.contains("Acquisition timeout");
        }
        return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
    }

    private static Response.ResponseBuilder of(Problem problem) {
        return Response.status(problem.status()).entity(problem).type(Problem.MEDIA_TYPE);
    }
}
