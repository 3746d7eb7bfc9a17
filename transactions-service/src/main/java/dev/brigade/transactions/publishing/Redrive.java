package dev.brigade.transactions.publishing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Events that are, or were, published again.
 *
 * @param selection which of them
 * @param eventsDone how many are published so far; after a crash a page of them may count twice
 * @param percent of the way, 0 to 100: of its stream, or of the whole store
 * @param error why it failed; null when it did not
 * @param endedAt null while it runs
 * @param cursor where to go on: a version of the stream, or a place in the store
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Redrive(
        long id,
        Selection selection,
        State state,
        long eventsDone,
        int percent,
        @Nullable String error,
        Instant askedAt,
        @Nullable Instant endedAt,
        @JsonIgnore String cursor) {

    /** What became of it. The names are a contract. */
    public enum State {
        /** It is at work, or waits for its turn or for what was not published before it. */
        running,
        /** All is published. */
        done,
        /** An event cannot be published. */
        failed
    }
}
