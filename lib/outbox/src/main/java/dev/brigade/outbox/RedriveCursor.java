package dev.brigade.outbox;

import java.util.UUID;

/** The place of an event in the order in which events are published again. */
record RedriveCursor(String aggregateId, long version, UUID id) {

    static RedriveCursor of(String text) {
        String[] parts = text.split(" ", 3);
        return new RedriveCursor(parts[2], Long.parseLong(parts[0]), UUID.fromString(parts[1]));
    }

    @Override
    public String toString() {
        return version + " " + id + " " + aggregateId;
    }
}
