package dev.brigade.eventstore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream with which a view cannot go on at present: it waits to be tried again, or is parked.
 *
 * @param handledVersion its last event that the view has handled; 0 when that is none
 * @param waiting how many of its events wait
 * @param attempts how often the first of them failed
 * @param lastError why it failed last; null when it never did
 * @param retryAt when it is tried again at the earliest, unless it is parked
 * @param parked true when it waits until somebody unparks it
 * @param reason why it was parked; null when it is not, or nobody said
 * @param blockedAt since when the view cannot go on with it
 */
public record BlockedStream(
        StreamId stream,
        long handledVersion,
        long waiting,
        int attempts,
        @Nullable String lastError,
        Instant retryAt,
        boolean parked,
        @Nullable String reason,
        Instant blockedAt) {}
