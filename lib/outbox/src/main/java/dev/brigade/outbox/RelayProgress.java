package dev.brigade.outbox;

import dev.brigade.outbox.RelayStatus.State;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What a relay knows of itself; written by its threads, read by anyone. */
final class RelayProgress {
    private final LongAdder published = new LongAdder();
    private volatile State state = State.STOPPED;
    private volatile boolean leader;
    private volatile OptionalLong lagBytes = OptionalLong.empty();
    private volatile OptionalLong retainedBytes = OptionalLong.empty();
    private volatile @Nullable String failure;
    private volatile @Nullable String stall;

    RelayStatus status() {
        String stalled = stall;
        State now = state == State.RUNNING && stalled != null ? State.STALLED : state;
        return new RelayStatus(
                now,
                leader,
                lagBytes,
                retainedBytes,
                published.sum(),
                failure != null ? failure : stalled);
    }

    void enter(State next) {
        state = next;
        if (next == State.RUNNING || next == State.STANDBY) {
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
        }
    }

    void measured(SlotState slot) {
        lagBytes = slot.lagBytes();
        retainedBytes = slot.retainedBytes();
    }

    void published() {
        published.increment();
    }

    void stalled(String message) {
        stall = message;
    }

    void flowing() {
        if (stall != null) {
            stall = null;
        }
    }
}
