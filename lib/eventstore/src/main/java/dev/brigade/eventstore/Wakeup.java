package dev.brigade.eventstore;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Ends a wait early. A signal that comes while nobody waits ends the next wait at once. */
final class Wakeup {

    private final Semaphore signals = new Semaphore(0);

    void signal() {
        if (signals.availablePermits() == 0) {
            signals.release();
        }
    }

    /** Waits for a signal, at most that long. One waiter only. */
    @SuppressWarnings("unused") // whether a signal or the time ended the wait makes no difference
    void await(Duration atMost) throws InterruptedException {
        boolean signalled = signals.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        signals.drainPermits();
    }
}
