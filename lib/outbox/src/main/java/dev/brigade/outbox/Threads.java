package dev.brigade.outbox;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends threads, and lets them wait. */
final class Threads {
    private Threads() {}

    /** Returns when it has ended; interrupts it when it takes longer than that. */
    static void stop(Thread thread, Duration patience) {
        try {
            if (!thread.join(patience)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns after that time, or as soon as the other is completed or this thread interrupted. */
    static void pause(Duration time, CompletableFuture<?> orUntil) {
        try {
            orUntil.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException elapsed) {
            // Both mean that the wait is over; the caller looks at what it waited for.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
