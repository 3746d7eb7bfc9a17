package dev.brigade.messaging;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Failures of one activity in a row. Logs the first one and the end of the streak, and nothing
 * between. Used by one thread, {@link #problem} by any.
 */
final class FailureStreak {

    private static final Logger LOG = System.getLogger("dev.brigade.messaging");

    private final String activity;
    private volatile @Nullable String problem;
    private int length;
    private long since;

    FailureStreak(String activity) {
        this.activity = activity;
    }

    void failed(Throwable cause) {
        problem = describe(cause);
        length++;
        if (length == 1) {
            since = System.nanoTime();
            LOG.log(Level.WARNING, activity + " fails, and is tried again: " + problem);
        }
    }

    void succeeded() {
        if (length > 0) {
            Duration lasted = Duration.ofNanos(System.nanoTime() - since);
            LOG.log(
                    Level.INFO,
                    activity + " works again after " + length + " failures in " + lasted);
        }
        forget();
    }

    /** Ends the streak without a success. */
    void forget() {
        length = 0;
        problem = null;
    }

    int length() {
        return length;
    }

    /** What is wrong, null when nothing is. */
    @Nullable String problem() {
        return problem;
    }

    /** The exception that started it, in one line. */
    static String describe(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage();
        String name = root.getClass().getSimpleName();
        return message == null ? name : name + ": " + message.lines().findFirst().orElse("");
    }
}
