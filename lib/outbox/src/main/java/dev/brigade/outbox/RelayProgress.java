package dev.brigade.outbox;

import dev.brigade.outbox.RelayStatus.State;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a relay knows of itself; written by its threads, read by anyone. */
final class RelayProgress {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final long NOTHING = Long.MAX_VALUE;

    /** Kafka keeps the engine waiting. */
    private record Stall(State state, String message) {}

    private final String slot;
    private final LongAdder published = new LongAdder();
    private final DeadLetterLog deadLetterLog;
    private final Set<DeadLetters.Attempt> knownDead = ConcurrentHashMap.newKeySet();
    private volatile State state = State.STOPPED;
    private volatile boolean leader;
    private volatile SlotState measured = SlotState.UNKNOWN;
    private volatile long sending = NOTHING;
    private volatile long awaited = NOTHING;
    private volatile @Nullable String failure;
    private volatile @Nullable Stall stall;

    RelayProgress(String slot) {
        this.slot = slot;
        this.deadLetterLog = new DeadLetterLog(slot);
    }

    RelayStatus status() {
        Stall stalled = state == State.RUNNING ? stall : null;
        SlotState last = measured;
        return new RelayStatus(
                stalled != null ? stalled.state() : state,
                leader,
                last.lagBytes(),
                lagSeconds(last),
                last.retainedBytes(),
                published.sum(),
                last.deadLetters(),
                stalled != null ? stalled.message() : failure);
    }

    private OptionalDouble lagSeconds(SlotState last) {
        long oldest = Math.min(sending, awaited);
        if (leader && oldest != NOTHING) {
            return OptionalDouble.of(Math.max(0, System.currentTimeMillis() - oldest) / 1e3);
        }
        return state == State.RUNNING ? OptionalDouble.of(0) : last.offsetAge();
    }

    void enter(State next) {
        state = next;
        if (next == State.RUNNING || next == State.STANDBY || next == State.EXTERNAL) {
            failure = null;
        }
    }

    void failed(State next, String message) {
        state = next;
        failure = message;
    }

    void leads(boolean holdsLock) {
        leader = holdsLock;
        if (!holdsLock) {
            stall = null;
            sending = NOTHING;
            awaited = NOTHING;
        }
    }

    void measured(SlotState slotState) {
        measured = slotState;
    }

    /** An event that was committed then, in milliseconds since 1970, is handed to the producer. */
    void sends(long committedAt) {
        sending = committedAt;
    }

    /** The producer has it. */
    void sent() {
        sending = NOTHING;
    }

    /** The oldest event that is not acknowledged was committed then. */
    void awaits(long committedAt) {
        awaited = committedAt;
    }

    /** It needs nothing more. */
    void done() {
        awaited = NOTHING;
        if (stall != null) {
            stall = null;
            LOG.info("Relay {} publishes again", slot);
        }
    }

    /** Kept here, since it outlives engines. */
    DeadLetterLog deadLetterLog() {
        return deadLetterLog;
    }

    /**
     * What engines leave out when they come to it again, for them to add to. The table has but the
     * last attempt of each event: one that stands in the log twice would spoil transactions for
     * ever, by turns.
     */
    Set<DeadLetters.Attempt> knownDead() {
        return knownDead;
    }

    void published(long events) {
        published.add(events);
    }

    void stalled(State why, String message) {
        if (stall == null) {
            LOG.warn("Relay {} waits, and goes on by itself: {}", slot, message);
        }
        stall = new Stall(why, message);
    }
}
