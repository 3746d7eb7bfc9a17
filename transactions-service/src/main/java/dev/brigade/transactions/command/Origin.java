package dev.brigade.transactions.command;

import dev.brigade.eventstore.EventMetadata;
import dev.brigade.http.ProblemException;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a command comes from, and what it takes for granted.
 *
 * @param metadata of the events that it leads to
 * @param expected at which versions of its stream the sender wants the command to be handled
 */
public record Origin(EventMetadata metadata, LongPredicate expected) {

    /** A command that some event called for. */
    public static Origin caused(
            String commandId,
            String correlationId,
            @Nullable String causationId,
            @Nullable String traceparent) {
        return new Origin(
                new EventMetadata(commandId, correlationId, causationId, traceparent), _ -> true);
    }

    /**
     * Checks what the sender takes for granted.
     *
     * @throws ProblemException 412 when it is not at an expected version
     */
    public void requireVersion(long actual) {
        if (!expected.test(actual)) {
            throw ProblemException.preconditionFailed(
                    "It is at version %d, which If-Match does not name".formatted(actual));
        }
    }
}
