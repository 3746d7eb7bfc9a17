package dev.brigade.eventstore;

import java.util.List;

/**
 * Events that are leased to a consumer: of one slot, or of one blocked stream.
 *
 * @param slot 0 to 63
 * @param fence which lease this is: a later one has a higher fence. Even for a slot, odd for a
 *     blocked stream
 * @param attempts how often the slot's batch, or the first event of the stream, failed before
 * @param events at least one
 */
record Claim(int slot, long fence, int attempts, List<RecordedEvent> events) {

    RecordedEvent last() {
        return events.getLast();
    }

    boolean isOfBlockedStream() {
        return (fence & 1) == 1;
    }

    /** What fails or succeeds with it. */
    Object subject() {
        return isOfBlockedStream() ? last().stream() : slot;
    }
}
