package dev.brigade.eventstore;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ends a wait early, and says where there is something to do. A signal that comes while nobody
 * waits ends the next wait at once.
 */
final class Wakeup {

    private final Semaphore signals = new Semaphore(0);
    private final AtomicLong where = new AtomicLong();
    private final Queue<Long> delaysNanos = new PriorityQueue<>();
    private final long start = System.nanoTime();

    /** There may be something to do anywhere. */
    void signal() {
        signal(SlotSet.ALL);
    }

    /** There may be something to do in these slots. */
    void signal(SlotSet slots) {
        where.accumulateAndGet(slots.bits(), (before, added) -> before | added);
        if (signals.availablePermits() == 0) {
            signals.release();
        }
    }

    /** A signal for all slots, but so much later. */
    void signalAfter(Duration delay) {
        synchronized (delaysNanos) {
            delaysNanos.add(System.nanoTime() - start + delay.toNanos());
        }
        // to whoever waits already, for longer perhaps
        signal(SlotSet.NONE);
    }

    /**
     * Waits for a signal, at most that long. One waiter only.
     *
     * @return what was signalled since the last time; all slots when that was the time, or a later
     *     signal's time has come
     */
    SlotSet await(Duration atMost) throws InterruptedException {
        long wait = Math.min(atMost.toNanos(), nanosToNext());
        boolean signalled = signals.tryAcquire(Math.max(wait, 0), TimeUnit.NANOSECONDS);
        signals.drainPermits();
        SlotSet slots = signalled();
        boolean later = wait <= 0;
        return signalled && !later ? slots : SlotSet.ALL;
    }

    /** What was signalled since the last time, without waiting. */
    SlotSet signalled() {
        return new SlotSet(where.getAndSet(0));
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
