package dev.brigade.transactions.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A read model that is, or was, built anew beside the one that is served.
 *
 * @param eventsDone of those in all, how many the new tables show; more come meanwhile, and are
 *     shown too before it switches
 * @param eventsInAll how many events there were when it began; null until then
 * @param percent of the events in all, 0 to 100
 * @param waitingFor what kept it from switching when it last tried; null when nothing did
 * @param error why it failed; null when it did not
 * @param endedAt null while it runs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rebuild(
        long id,
        String projection,
        State state,
        long eventsDone,
        @Nullable Long eventsInAll,
        int percent,
        @Nullable String waitingFor,
        @Nullable String error,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /** What became of it. The names are a contract. */
    public enum State {
        /** It is at work, or waits for its turn behind another one. */
        running,
        /** Its tables are served. */
        switched,
        /** It gave up, and what it had built is gone. */
        failed,
        /** Somebody called it off, and what it had built is gone. */
        cancelled
    }
}
