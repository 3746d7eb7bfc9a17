package dev.brigade.eventstore;

import java.util.List;

/**
 * Events of one slot that are leased to a consumer.
 *
 * @param slot 0 to 63
 * @param fence which lease of the slot this is; a later one has a higher fence
 * @param attempts how often the first of the events failed before
 * @param events at least one
 */
record Claim(int slot, long fence, int attempts, List<RecordedEvent> events) {

    RecordedEvent last() {
        return events.getLast();
    }
}
