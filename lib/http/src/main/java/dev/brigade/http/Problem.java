package dev.brigade.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document, RFC 9457.
 *
 * @param type {@code about:blank}, as the status says it all
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what went wrong this time; for a refused command exactly its reason
 * @param errors the violated fields, for malformed input
 * @param refusal the refusal event, for a refused command
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<Violation> errors,
        @Nullable JsonNode refusal) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, List.of(), null);
    }
}
