package dev.brigade.outbox;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a relay is doing.
 *
 * @param state what it does now
 * @param leader whether this instance holds the lock of the slot
 * @param lagBytes bytes of log between the last acknowledged event and the log's end; empty when
 *     not known yet
 * @param lagSeconds while this instance publishes, how long ago the oldest event that Kafka has not
 *     acknowledged was committed, 0 when there is none; otherwise how long ago any instance last
 *     kept an offset, which one that runs does at least every heartbeat, or saw that an external
 *     engine let go of some log; empty when not known yet
 * @param retainedBytes bytes of log that the server keeps because of the slot; empty when not known
 *     yet
 * @param published events that Kafka acknowledged since this instance started
 * @param deadLetters events in {@code outbox_dead_letter}
 * @param lastError the last thing that went wrong, until it goes right again; null when all is well
 */
public record RelayStatus(
        State state,
        boolean leader,
        OptionalLong lagBytes,
        OptionalDouble lagSeconds,
        OptionalLong retainedBytes,
        long published,
        long deadLetters,
        @Nullable String lastError) {

    /**
     * What a relay does, or what it waits for. All but the last of the troubles end by themselves.
     */
    public enum State {
        /** Not started, or closed. */
        STOPPED,
        /** Preparing the slot, or starting the engine. */
        STARTING,
        /** Another instance leads; this one takes over when it goes. */
        STANDBY,
        /** Events are being published as they commit. */
        RUNNING,
        /** An {@link RelayEngine#EXTERNAL external} engine reads the slot. */
        EXTERNAL,
        /** It does not: events wait in the log until it is back. */
        EXTERNAL_AWAY,
        /** Kafka does not acknowledge; sending goes on until it does. */
        BROKER_AWAY,
        /** An event's topic is not there; the events wait for it, so that their order is kept. */
        TOPIC_MISSING,
        /** Something else streams from the slot. */
        SLOT_HELD,
        /** The database cannot be reached, or ended a connection. */
        DATABASE_AWAY,
        /** The database has no room to keep the offset or a dead letter, so nothing goes on. */
        DATABASE_FULL,
        /** Something else failed; the next attempt comes after a pause. */
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
        return state == State.RUNNING || state == State.STANDBY || state == State.EXTERNAL;
    }
}
