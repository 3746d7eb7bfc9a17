package dev.brigade.embedded;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What the user reads: each step with the time since the start. Thread-safe. */
public final class Console {
    private final PrintStream out;
    private final Instant start;

    /** Counts the time from {@code start}. */
    public Console(PrintStream out, Instant start) {
        this.out = out;
        this.start = start;
    }

    /** A step that is done, or something that happened. */
    public synchronized void step(String what) {
        out.printf(Locale.ROOT, "%7s  %s%n", seconds(elapsed()), what);
        out.flush();
    }

    /** A line without a time. */
    public synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    /** The time since the start. */
    public Duration elapsed() {
        return Duration.between(start, Instant.now());
    }

    /** Such as {@code 12.3 s}. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
