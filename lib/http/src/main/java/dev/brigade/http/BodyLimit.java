package dev.brigade.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses a body that says it is too large before a byte of it is read. */
@Singleton
class BodyLimit {

    /** The largest body of a request, in bytes. */
    static final int MAX_BYTES = 256 * 1024;

    static final String RULE = "The body must have at most 256 KiB";

    private static final String PROBLEM =
            """
            {"type":"about:blank","title":"Content Too Large","status":413,"detail":"%s"}\
            """
                    .formatted(RULE);

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::check, 1_000);
    }

    private static void check(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        if (length != null && exceedsLimit(length)) {
            context.response()
                    .setStatusCode(413)
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .putHeader("Connection", "close")
                    .end(PROBLEM);
        } else {
            context.next();
        }
    }

    private static boolean exceedsLimit(String length) {
        return length.length() > 9
                || length.matches("[0-9]{1,9}") && Integer.parseInt(length) > MAX_BYTES;
    }
}
