package dev.brigade.outbox;

import java.time.Duration;

/**
 * How long an engine that follows a failed one is not yet taken to work: it may stream as that one
 * did, and fail at the same event. It works once an offset is kept, or when it has streamed for
 * some seconds, since there may be no event to keep one for.
 */
final class Probation {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final long started = System.nanoTime();
    private long lastIdle = started;

    boolean passed(SlotState slot) {
        long now = System.nanoTime();
        if (slot.activePid() == null) {
            lastIdle = now;
            return false;
        }
        return now - lastIdle >= LONGEST.toNanos() || slot.keptWithin(now - started);
    }
}
