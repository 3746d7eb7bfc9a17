package dev.brigade.ui.services;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which headers go along: to a service those named here, back all but the connection's own. */
final class PassedHeaders {

    private static final List<String> TO_SERVICE =
            List.of(
                    "Accept",
                    "Accept-Language",
                    "Authorization",
                    "Content-Type",
                    "Idempotency-Key",
                    "If-Match",
                    "If-None-Match",
                    "Prefer",
                    "tracestate");

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "date", "keep-alive", "transfer-encoding");

    /** Set by this service for every answer, so the service's would stand there twice. */
    private static final Set<String> OURS =
            Set.of("x-correlation-id", "x-content-type-options", "referrer-policy");

    private PassedHeaders() {}

    static void toService(HttpHeaders from, HttpRequest.Builder to) {
        for (String name : TO_SERVICE) {
            from.getRequestHeader(name).forEach(value -> to.header(name, value));
        }
    }

    /**
     * Copies the headers of an answer. Addresses in them lead through here again.
     *
     * @param base the beginning of the service's own addresses
     */
    static void toCaller(
            HttpResponse<?> from, Response.ResponseBuilder to, Service service, String base) {
        from.headers()
                .map()
                .forEach((name, values) -> {
                    String key = name.toLowerCase(Locale.ROOT);
                    if (!OF_THE_CONNECTION.contains(key) && !OURS.contains(key)) {
                        values.forEach(
                                value -> to.header(name, readdressed(key, value, service, base)));
                    }
                });
    }

    private static String readdressed(String key, String value, Service service, String base) {
        String ours = "/api/" + service.segment() + "/";
        return switch (key) {
            case "location" -> value.replace(base, "").replaceFirst("^/api/", ours);
            case "link" -> value.replace(base, "").replace("</api/", "<" + ours);
            default -> value;
        };
    }
}
