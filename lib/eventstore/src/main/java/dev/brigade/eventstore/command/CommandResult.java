package dev.brigade.eventstore.command;

import dev.brigade.decider.Refusal;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import java.util.List;

/**
 * What came of a command. Nothing was written unless it is {@link Recorded}.
 *
 * @param <E> events
 */
public sealed interface CommandResult<E> {

    /**
     * The events were recorded.
     *
     * @param events what the decider decided, at least one
     * @param recorded the same as they stand in the store
     */
    record Recorded<E>(List<E> events, List<RecordedEvent> recorded) implements CommandResult<E> {

        /** The stream's version after the last of them. */
        public long version() {
            return recorded.getLast().version();
        }
    }

    /**
     * A command with this id was recorded before.
     *
     * @param events those of the first time, at least one
     * @param recorded the same as they stand in the store
     */
    record Replayed<E>(List<E> events, List<RecordedEvent> recorded) implements CommandResult<E> {}

    /**
     * The decider found nothing to do.
     *
     * @param version that it decided on
     */
    record Unchanged<E>(long version) implements CommandResult<E> {}

    /**
     * The decider said no.
     *
     * @param refusals at least one, each a {@link Refusal}
     * @param version that it decided on
     */
    record Refused<E>(List<E> refusals, long version) implements CommandResult<E> {

        /** The first refusal's reason. */
        public String reason() {
            return ((Refusal) refusals.getFirst()).reason();
        }
    }

    /** The stream is not at the version that the caller asked for. */
    record VersionMismatch<E>(long expected, long actual) implements CommandResult<E> {}

    /** The decider would go on, but the stream ended with a final event. */
    record Closed<E>(StreamId stream) implements CommandResult<E> {}

    /**
     * Others were faster each time.
     *
     * @param attempts how often it was tried; 0 when commands of this process kept the stream busy
     */
    record Contended<E>(StreamId stream, int attempts) implements CommandResult<E> {}
}
