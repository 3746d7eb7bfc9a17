package dev.brigade.transactions.command;

import dev.brigade.eventstore.EventMetadata;
import dev.brigade.http.ProblemException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where a command comes from, and what it takes for granted.
 *
 * @param metadata of the events that it leads to
 * @param expectedVersion the version that the sender saw; empty when any is fine
 */
public record Origin(EventMetadata metadata, OptionalLong expectedVersion) {

    /** A command that some event called for. */
    public static Origin caused(
            String commandId,
            String correlationId,
            @Nullable String causationId,
            @Nullable String traceparent) {
        return new Origin(
                new EventMetadata(commandId, correlationId, causationId, traceparent),
                OptionalLong.empty());
    }

    /**
     * Checks what the sender takes for granted.
     *
     * @throws ProblemException 412 when it is not at the expected version
     */
    public void requireVersion(long actual) {
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != actual) {
            throw ProblemException.preconditionFailed(
                    "It is at version %d, not %d".formatted(actual, expectedVersion.getAsLong()));
        }
    }
}
