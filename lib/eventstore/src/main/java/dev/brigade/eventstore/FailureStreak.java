package dev.brigade.eventstore;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What fails at present. A streak begins with the first failure and ends when nothing fails any
 * more; each of the two is one line in the log, whatever happens in between.
 */
final class FailureStreak {

    private static final Logger LOG = System.getLogger(FailureStreak.class.getPackageName());

    private final String view;
    private final long memoryNanos;
    private final Map<Object, Long> failing = new HashMap<>();
    private @Nullable String lastError;
    private int failures;

    /**
     * @param memory how long a failure counts that nothing follows: somebody else may have gone on
     */
    FailureStreak(String view, Duration memory) {
        this.view = view;
        this.memoryNanos = memory.toNanos();
    }

    synchronized void failed(Object what, Throwable error) {
        forgetOld();
        lastError = error.toString();
        failures++;
        if (failing.isEmpty()) {
            LOG.log(Level.WARNING, "Subscription {0} fails, and goes on trying: {1}", view, error);
        }
        LOG.log(Level.DEBUG, () -> "Subscription %s, %s".formatted(view, what), error);
        failing.put(what, System.nanoTime());
    }

    synchronized void succeeded(Object what) {
        if (failing.remove(what) != null && failing.isEmpty()) {
            LOG.log(Level.INFO, "Subscription {0} works again after {1} failures", view, failures);
            forget();
        }
    }

    /** It fails no more, but since it was given up. */
    synchronized void givenUp(Object what) {
        failing.remove(what);
        forgetOld();
    }

    /** The last error of the streak; null when nothing fails. */
    synchronized @Nullable String lastError() {
        forgetOld();
        return lastError;
    }

    private void forgetOld() {
        long now = System.nanoTime();
        failing.values().removeIf(at -> now - at > memoryNanos);
        if (failing.isEmpty()) {
            forget();
        }
    }

    private void forget() {
        lastError = null;
        failures = 0;
    }
}
