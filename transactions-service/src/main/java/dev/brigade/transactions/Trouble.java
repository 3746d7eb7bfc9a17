package dev.brigade.transactions;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** For how long something is wrong, as somebody sees who looks again and again. Thread-safe. */
final class Trouble {

    private final Duration patience;
    private final LongSupplier nanos;
    private @Nullable Long since;

    /**
     * No trouble yet.
     *
     * @param patience how long it may last
     * @param nanos a clock such as {@link System#nanoTime}
     */
    Trouble(Duration patience, LongSupplier nanos) {
        this.patience = patience;
        this.nanos = nanos;
    }

    /** Whether it has lasted longer than that; begins and ends with what is seen now. */
    synchronized boolean isTooLong(boolean wrong) {
        long now = nanos.getAsLong();
        Long began = wrong ? (since == null ? Long.valueOf(now) : since) : null;
        since = began;
        return began != null && now - began > patience.toNanos();
    }
}
