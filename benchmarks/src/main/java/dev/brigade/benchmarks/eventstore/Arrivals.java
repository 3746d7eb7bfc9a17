package dev.brigade.benchmarks.eventstore;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** When each event was first seen. Thread-safe. */
final class Arrivals {

    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final Map<UUID, Long> seen = new ConcurrentHashMap<>();

    /** Nanoseconds on a clock that all processes of this machine share. */
    static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    void note(UUID event) {
        note(event, now());
    }

    void note(UUID event, long at) {
        seen.putIfAbsent(event, at);
    }

    @Nullable Long of(UUID event) {
        return seen.get(event);
    }

    /** Waits until all of these were seen, or it is no use any more. */
    void await(Set<UUID> events) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!seen.keySet().containsAll(events) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
    }
}
