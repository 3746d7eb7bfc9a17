package dev.brigade.eventstore;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses that double with each failure up to a longest one. Half of each is chance, so that those
 * who failed together do not come back together.
 */
record Backoff(Duration first, Duration longest) {

    private static final int MAX_DOUBLINGS = 30;

    /**
     * The pause after a failure.
     *
     * @param failures how many there were in a row, from 1
     */
    Duration after(int failures) {
        int doublings = Math.min(failures - 1, MAX_DOUBLINGS);
        Duration full = first.multipliedBy(1L << doublings);
        long nanos = (full.compareTo(longest) < 0 ? full : longest).toNanos();
        return Duration.ofNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2 + 1));
    }
}
