package dev.brigade.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line for the first event of each kind of failure, then one a minute at most, with how many were
 * put aside in silence. Thread-safe.
 */
final class DeadLetterLog {
    static final Duration SILENCE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    /** When the last line was, and how many came since. */
    private record Last(long nanos, long untold) {}

    private final Map<Class<?>, Last> causes = new HashMap<>();
    private final String slot;
    private final LongSupplier nanoTime;

    DeadLetterLog(String slot) {
        this(slot, System::nanoTime);
    }

    DeadLetterLog(String slot, LongSupplier nanoTime) {
        this.slot = slot;
        this.nanoTime = nanoTime;
    }

    synchronized void putAside(OutboxRow row, Throwable cause) {
        long now = nanoTime.getAsLong();
        Last last = causes.get(cause.getClass());
        if (last != null && now - last.nanos() < SILENCE.toNanos()) {
            causes.put(cause.getClass(), new Last(last.nanos(), last.untold() + 1));
            return;
        }
        causes.put(cause.getClass(), new Last(now, 0));
        LOG.warn(
                "Relay {} put event {} for {} into outbox_dead_letter: {} ({} more like it since the last line)",
                slot,
                row.id(),
                row.topic(),
                cause.getMessage(),
                last == null ? 0 : last.untold());
    }
}
