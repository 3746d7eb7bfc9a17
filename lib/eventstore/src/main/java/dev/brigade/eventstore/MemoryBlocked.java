package dev.brigade.eventstore;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of what is the table blocked_streams in Postgres. */
final class MemoryBlocked {

    final StreamId stream;
    final Instant blockedAt = Instant.now();
    final MemoryLease lease = new MemoryLease();
    long handledVersion;
    long batchVersion;
    int attempts;
    @Nullable String lastError;
    Instant retryAt = blockedAt;
    boolean parked;
    @Nullable String reason;

    MemoryBlocked(StreamId stream, long handledVersion) {
        this.stream = stream;
        this.handledVersion = handledVersion;
    }

    void failed(Duration delay, @Nullable String error) {
        if (error != null) {
            attempts++;
            lastError = error;
        }
        retryAt = Instant.now().plus(delay);
        lease.endAndWait(delay);
    }

    void handled(long version) {
        handledVersion = version;
        attempts = 0;
        lastError = null;
        if (version == batchVersion) {
            lease.endAndWait(Duration.ZERO);
        }
    }

    BlockedStream described(long lastVersion) {
        return new BlockedStream(
                stream,
                handledVersion,
                lastVersion - handledVersion,
                attempts,
                lastError,
                retryAt,
                parked,
                reason,
                blockedAt);
    }
}
