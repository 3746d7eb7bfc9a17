package dev.brigade.account.redrive;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is, or was, published again.
 *
 * @param selection what it is
 * @param eventsDone how many events are written into the outbox so far
 * @param error why it failed; null when it did not
 * @param endedAt null while it runs
 * @param cursor where to go on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Redrive(
        long id,
        Selection selection,
        State state,
        long eventsDone,
        @Nullable String error,
        Instant askedAt,
        @Nullable Instant endedAt,
        @JsonIgnore String cursor) {

    /** What became of it. The names are a contract. */
    public enum State {
        /** It is at work, or waits for its turn, or for the relay. */
        running,
        /** All is in the log, and the relay publishes it. */
        done,
        /** Something cannot be published. */
        failed
    }
}
