package dev.brigade.outbox;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a relay is doing.
 *
 * @param state what it does now
 * @param leader whether this instance holds the lock of the slot
 * @param lagBytes bytes of log between the last acknowledged event and the log's end; empty when
 *     not known yet
 * @param retainedBytes bytes of log that the server keeps because of the slot; empty when not known
 *     yet
 * @param published events that Kafka acknowledged since this instance started
 * @param lastError the last thing that went wrong, until it goes right again; null when all is well
 */
public record RelayStatus(
        State state,
        boolean leader,
        OptionalLong lagBytes,
        OptionalLong retainedBytes,
        long published,
        @Nullable String lastError) {

    /** What a relay does. */
    public enum State {
        /** Not started, or closed. */
        STOPPED,
        /** Preparing the slot, or starting the engine. */
        STARTING,
        /** Another instance leads; this one takes over when it goes. */
        STANDBY,
        /** Events are being published as they commit. */
        RUNNING,
        /** The engine runs, but Kafka does not acknowledge; sending goes on by itself. */
        STALLED,
        /** Something failed; the next attempt comes after a pause. */
        RETRYING,
        /**
         * The server has lost the slot while events may have been committed that were never
         * published. Nothing is skipped in silence: publish again what is missing, then delete the
         * relay's row in {@code outbox_relay_offset}.
         */
        SLOT_LOST
    }

    /** Whether events are published, or would be by another instance: what readiness asks. */
    public boolean healthy() {
        return state == State.RUNNING || state == State.STANDBY;
    }
}
