package dev.brigade.eventstore;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Ends a wait early. A signal that comes while nobody waits ends the next wait at once. */
final class Wakeup {

    private final Semaphore signals = new Semaphore(0);
    private final Queue<Long> delaysNanos = new PriorityQueue<>();
    private final long start = System.nanoTime();

    void signal() {
        if (signals.availablePermits() == 0) {
            signals.release();
        }
    }

    /** A signal, but so much later. */
    void signalAfter(Duration delay) {
        synchronized (delaysNanos) {
            delaysNanos.add(System.nanoTime() - start + delay.toNanos());
        }
        signal();
    }

    /** Waits for a signal, at most that long. One waiter only. */
    @SuppressWarnings("unused") // whether a signal or the time ended the wait makes no difference
    void await(Duration atMost) throws InterruptedException {
        long wait = Math.min(atMost.toNanos(), nanosToNext());
        boolean signalled = signals.tryAcquire(Math.max(wait, 0), TimeUnit.NANOSECONDS);
        signals.drainPermits();
    }

    private long nanosToNext() {
        long now = System.nanoTime() - start;
        synchronized (delaysNanos) {
            Long next = delaysNanos.peek();
            if (next == null) {
                return Long.MAX_VALUE;
            }
            if (next <= now) {
                delaysNanos.remove();
            }
            return next - now;
        }
    }
}
