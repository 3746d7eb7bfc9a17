package dev.brigade.eventstore.command;

import dev.brigade.eventstore.EventStoreException;
import dev.brigade.eventstore.StreamId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Lets the commands of this process to one stream wait for each other, first come, first served.
 * The store would sort them out too, but by conflicts: with many at once most attempts would be in
 * vain. Two streams may share a lock. Thread-safe.
 */
public final class StreamLocks {

    private static final int STRIPES = 1024;

    private final ReentrantLock[] stripes =
            Stream.generate(() -> new ReentrantLock(true))
                    .limit(STRIPES)
                    .toArray(ReentrantLock[]::new);

    /**
     * Waits for the stream; to be called before a connection is taken.
     *
     * @return empty when it took longer than that
     * @throws EventStoreException with code 57014 when the thread is interrupted
     */
    public Optional<Held> hold(StreamId stream, Duration longestWait) {
        ReentrantLock lock = stripes[Math.floorMod(stream.hashCode(), STRIPES)];
        try {
            return lock.tryLock(longestWait.toNanos(), TimeUnit.NANOSECONDS)
                    ? Optional.of(lock::unlock)
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedWaitException(stream, e);
        }
    }

    /** A stream that is ours until it is closed, by the thread that got it. */
    @FunctionalInterface
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    private static final class InterruptedWaitException extends EventStoreException {

        private static final long serialVersionUID = 1L;

        InterruptedWaitException(StreamId stream, InterruptedException cause) {
            super("57014", "Interrupted while waiting for " + stream, cause);
        }
    }
}
