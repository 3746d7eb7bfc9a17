package dev.brigade.eventstore.snapshot;

import dev.brigade.eventstore.StreamId;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Snapshots without a database: the twin of {@link PostgresSnapshots}. Thread-safe. */
public final class InMemorySnapshots implements SnapshotStore {

    private record Key(StreamId stream, int stateVersion) {}

    private final ConcurrentMap<Key, Snapshot> snapshots = new ConcurrentHashMap<>();

    @Override
    public Optional<Snapshot> find(
            StreamId stream, int stateVersion, long maxVersion, Instant maxAsOf) {
        return Optional.ofNullable(snapshots.get(new Key(stream, stateVersion)))
                .filter(it -> it.version() <= maxVersion && !it.asOf().isAfter(maxAsOf));
    }

    @Override
    public void save(Snapshot snapshot) {
        snapshots.merge(
                new Key(snapshot.stream(), snapshot.stateVersion()),
                snapshot,
                (old, now) -> now.version() > old.version() ? now : old);
    }
}
