package dev.brigade.account.command;

import dev.brigade.http.ProblemException;
import dev.brigade.messaging.Uuids;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for a command, and how.
 *
 * @param commandId of the command and its events
 * @param repeatable whether the caller gave the id, and so may ask again for the same answer
 * @param fingerprint of the request: the same id must come with the same one
 * @param expected whether that is a version which the caller has seen and wants to change
 */
public record Call(
        String commandId,
        boolean repeatable,
        String fingerprint,
        LongPredicate expected,
        String correlationId,
        String traceparent) {

    /** A call with the caller's command id, or with a new one. */
    public static Call of(
            @Nullable String commandId,
            String fingerprint,
            LongPredicate expected,
            String correlationId,
            String traceparent) {
        return new Call(
                commandId == null ? Uuids.v7().toString() : commandId,
                commandId != null,
                fingerprint,
                expected,
                correlationId,
                traceparent);
    }

    /**
     * Checks the version that the command is about to be decided on.
     *
     * @throws ProblemException 412 when the caller has seen another one
     */
    void requireVersion(long version) {
        if (!expected.test(version)) {
            throw ProblemException.preconditionFailed("It is at version " + version + " now");
        }
    }
}
