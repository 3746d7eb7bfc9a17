package dev.brigade.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ends a request with a {@link Problem}. Expected, so it has no stack trace and is not logged. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final @Nullable Duration retryAfter;

    private ProblemException(Problem problem, @Nullable Duration retryAfter) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** 400 for one field. */
    public static ProblemException badRequest(String field, String rule) {
        return badRequest(List.of(new Violation(field, rule)));
    }

    /** 400 for all violated fields at once. */
    public static ProblemException badRequest(List<Violation> violations) {
        String detail =
                violations.stream()
                        .map(violation -> violation.field() + " " + violation.message())
                        .collect(Collectors.joining("; "));
        return new ProblemException(
                new Problem("about:blank", "Bad Request", 400, detail, violations, null), null);
    }

    /** 403: the caller is known, and this is not for their role. */
    public static ProblemException forbidden(String detail) {
        return of(403, "Forbidden", detail);
    }

    /** 404. */
    public static ProblemException notFound(String detail) {
        return of(404, "Not Found", detail);
    }

    /** 409: the domain said no. */
    public static ProblemException refused(String reason, JsonNode refusal) {
        return new ProblemException(
                new Problem("about:blank", "Conflict", 409, reason, List.of(), refusal), null);
    }

    /** 409: others kept changing the same thing; the call may be repeated. */
    public static ProblemException contended(String detail) {
        return of(409, "Conflict", detail);
    }

    /** 412. */
    public static ProblemException preconditionFailed(String detail) {
        return of(412, "Precondition Failed", detail);
    }

    /** 413. */
    public static ProblemException tooLarge(String detail) {
        return of(413, "Content Too Large", detail);
    }

    /** 422: understood, but not acceptable, such as a command id used for another body. */
    public static ProblemException unprocessable(String detail) {
        return of(422, "Unprocessable Content", detail);
    }

    /**
     * 429.
     *
     * @param retryAfter when it is worth trying again, sent in whole seconds, at least one
     */
    public static ProblemException tooManyRequests(String detail, Duration retryAfter) {
        return new ProblemException(Problem.of(429, "Too Many Requests", detail), retryAfter);
    }

    /**
     * 503.
     *
     * @param retryAfter when it is worth trying again, sent in whole seconds, at least one
     */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return new ProblemException(Problem.of(503, "Service Unavailable", detail), retryAfter);
    }

    private static ProblemException of(int status, String title, String detail) {
        return new ProblemException(Problem.of(status, title, detail), null);
    }

    /** What is answered. */
    public Problem problem() {
        return problem;
    }

    /** When it is worth trying again, if that is known. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
