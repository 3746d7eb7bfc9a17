package dev.brigade.eventstore.snapshot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.codec.JsonFormat;
import dev.brigade.eventstore.fold.Folded;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * The snapshots of one decider's states. They are taken after an append and apart from it; what
 * goes wrong with one leaves a line in the log and is made up for by reading events. Thread-safe.
 */
public final class Snapshots<S> {

    private static final Logger LOG = System.getLogger(Snapshots.class.getPackageName());
    private static final int REMEMBERED = 100_000;

    private record Taken(long version, Instant asOf) {}

    private final SnapshotStore store;
    private final Class<? extends S> type;
    private final JsonFormat<S> format;
    private final int stateVersion;
    private final SnapshotPolicy policy;
    private final Executor executor;
    private final Cache<StreamId, Taken> last =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * Snapshots that are taken on virtual threads.
     *
     * @param stateVersion of the state's type, from 1: raise it when the state, its {@code evolve}
     *     or an upcaster changes, and older snapshots are not used any more
     */
    public Snapshots(
            SnapshotStore store,
            Class<? extends S> type,
            JsonFormat<S> format,
            int stateVersion,
            SnapshotPolicy policy) {
        this(store, type, format, stateVersion, policy, Thread::startVirtualThread);
    }

    /** Snapshots that are taken where this executor runs them. */
    public Snapshots(
            SnapshotStore store,
            Class<? extends S> type,
            JsonFormat<S> format,
            int stateVersion,
            SnapshotPolicy policy,
            Executor executor) {
        this.store = store;
        this.type = type;
        this.format = format;
        this.stateVersion = stateVersion;
        this.policy = policy;
        this.executor = executor;
    }

    /** The latest state that is kept; empty when there is none, or none that can be read. */
    public Optional<Folded<S>> latest(StreamId stream) {
        return remembered(stream, at(stream, Long.MAX_VALUE, Instant.MAX));
    }

    /** The same within a transaction of the caller, so that it takes no second connection. */
    public Optional<Folded<S>> latest(Connection callersTransaction, StreamId stream) {
        return remembered(
                stream,
                read(
                        stream,
                        () ->
                                store.find(
                                        callersTransaction,
                                        stream,
                                        stateVersion,
                                        Long.MAX_VALUE,
                                        Instant.MAX)));
    }

    /** The latest state that is kept and not younger than asked for. */
    public Optional<Folded<S>> at(StreamId stream, long maxVersion, Instant maxAsOf) {
        return read(stream, () -> store.find(stream, stateVersion, maxVersion, maxAsOf));
    }

    private Optional<Folded<S>> remembered(StreamId stream, Optional<Folded<S>> found) {
        found.ifPresent(it -> last.put(stream, taken(it)));
        return found;
    }

    private Optional<Folded<S>> read(StreamId stream, Supplier<Optional<Snapshot>> source) {
        try {
            return source.get().map(this::state);
        } catch (RuntimeException e) {
            warn("No snapshot of {0}, its events are read: {1}", stream, e);
            return Optional.empty();
        }
    }

    /** Takes a snapshot of this state if it is time for one. Does not wait for it. */
    public void offer(StreamId stream, Folded<S> now) {
        Taken before = last.getIfPresent(stream);
        if (before == null ? isDue(now) : isDue(before, now)) {
            last.put(stream, taken(now));
            try {
                executor.execute(() -> save(stream, now));
            } catch (RejectedExecutionException e) {
                warn("No snapshot was taken of {0}: {1}", stream, e);
            }
        }
    }

    private boolean isDue(Folded<S> now) {
        return policy.isDue(now.version(), ChronoUnit.FOREVER.getDuration());
    }

    private boolean isDue(Taken before, Folded<S> now) {
        Duration time = Duration.between(before.asOf(), now.asOf());
        return policy.isDue(now.version() - before.version(), time);
    }

    private void save(StreamId stream, Folded<S> now) {
        try {
            String json = format.write(now.state());
            store.save(new Snapshot(stream, stateVersion, now.version(), now.asOf(), json));
        } catch (RuntimeException e) {
            warn("No snapshot was taken of {0}: {1}", stream, e);
        }
    }

    private Folded<S> state(Snapshot snapshot) {
        S state = format.read(snapshot.json(), type);
        return new Folded<>(state, snapshot.version(), snapshot.asOf());
    }

    private static void warn(String text, StreamId stream, RuntimeException why) {
        String firstLine = why.toString().lines().findFirst().orElse("");
        LOG.log(Level.WARNING, text, stream, firstLine);
    }

    private static Taken taken(Folded<?> folded) {
        return new Taken(folded.version(), folded.asOf());
    }
}
