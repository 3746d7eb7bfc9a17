package dev.brigade.eventstore.snapshot;

import java.time.Duration;

/** When a new snapshot is worth its while. Thread-safe. */
@FunctionalInterface
public interface SnapshotPolicy {

    /**
     * Whether to take one.
     *
     * @param events that came since the last snapshot, or since the stream's beginning
     * @param time between the youngest events of then and now; a very long one when there is no
     *     snapshot
     */
    boolean isDue(long events, Duration time);

    /**
     * Every that many events: loading reads fewer than those, and the snapshot.
     *
     * @param count from 1
     */
    static SnapshotPolicy everyEvents(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("A snapshot every %d events".formatted(count));
        }
        return (events, _) -> events >= count;
    }

    /** When the last one is that old, by the time of events. */
    static SnapshotPolicy every(Duration age) {
        return (events, time) -> events > 0 && time.compareTo(age) >= 0;
    }

    /** When either says so. */
    default SnapshotPolicy or(SnapshotPolicy other) {
        return (events, time) -> isDue(events, time) || other.isDue(events, time);
    }

    /** When both say so. */
    default SnapshotPolicy and(SnapshotPolicy other) {
        return (events, time) -> isDue(events, time) && other.isDue(events, time);
    }
}
