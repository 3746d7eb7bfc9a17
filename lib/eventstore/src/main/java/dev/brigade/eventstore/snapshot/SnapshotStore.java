package dev.brigade.eventstore.snapshot;

import dev.brigade.eventstore.StreamId;
import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the latest snapshot of each stream and version of the state's type. Thread-safe. Losing it,
 * or any part of it, costs time and nothing else.
 */
public interface SnapshotStore {

    /** The snapshot, if it is not younger than asked for. */
    Optional<Snapshot> find(StreamId stream, int stateVersion, long maxVersion, Instant maxAsOf);

    /** The same within a transaction of the caller, so that it takes no second connection. */
    default Optional<Snapshot> find(
            Connection callersTransaction,
            StreamId stream,
            int stateVersion,
            long maxVersion,
            Instant maxAsOf) {
        return find(stream, stateVersion, maxVersion, maxAsOf);
    }

    /** Keeps this one, unless it has a later one. */
    void save(Snapshot snapshot);
}
