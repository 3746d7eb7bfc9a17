package dev.brigade.outbox;

import java.time.Duration;

/** Ends threads. */
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
}
