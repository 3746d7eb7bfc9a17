package dev.brigade.embedded.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.brigade.embedded.LaunchException;
import java.util.Set;

/**
 * What a service answered.
 *
 * @param call such as {@code POST /api/accounts}
 * @param body its JSON; a missing node when there was none
 */
public record Answer(String call, int status, JsonNode body) {

    /** The body, when the status is one of these. */
    public JsonNode require(Integer... statuses) {
        if (!Set.of(statuses).contains(status)) {
            throw new LaunchException(call + " answered " + status + ": " + body);
        }
        return body;
    }

    boolean isOk() {
        return status == 200;
    }
}
