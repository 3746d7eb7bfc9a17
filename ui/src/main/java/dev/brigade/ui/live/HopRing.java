package dev.brigade.ui.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The latest hops, numbered from 1. The oldest give way to the newest, and a listener that was too
 * slow is told how many it missed. Thread-safe; writers never wait for listeners.
 */
public final class HopRing {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Hop[] hops;
    private long head;
    private boolean closed;

    /**
     * An empty ring.
     *
     * @param capacity how many hops it holds, at least 1
     */
    public HopRing(int capacity) {
        this.hops = new Hop[capacity];
    }

    /** Adds hops behind the newest, and wakes the listeners. */
    public void append(List<Hop> added) {
        lock.lock();
        try {
            for (Hop hop : added) {
                hops[slot(++head)] = hop;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The number of the newest hop; 0 when there was none. */
    public long head() {
        lock.lock();
        try {
            return head;
        } finally {
            lock.unlock();
        }
    }

    /** Lets every listener go, now and from now on. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The hops after a number, waiting for one if there is none yet.
     *
     * @param patience how long to wait; then the slice is empty
     */
    public Slice after(long number, int limit, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (head <= number && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return slice(Math.min(number, head), limit);
        } finally {
            lock.unlock();
        }
    }

    private Slice slice(long number, int limit) {
        long forgotten = Math.max(0, head - hops.length);
        long first = Math.max(number, forgotten) + 1;
        long last = Math.min(head, first + limit - 1);
        List<Hop> found = new ArrayList<>();
        for (long n = first; n <= last; n++) {
            found.add(hops[slot(n)]);
        }
        return new Slice(first, found, Math.max(0, forgotten - number), closed);
    }

    private int slot(long number) {
        return (int) ((number - 1) % hops.length);
    }

    /**
     * Hops that follow each other.
     *
     * @param first the number of the first of them
     * @param dropped how many were forgotten before it
     * @param closed whether there will be no more
     */
    public record Slice(long first, List<Hop> hops, long dropped, boolean closed) {

        /** The number of the last hop. */
        public long last() {
            return first + hops.size() - 1;
        }
    }
}
