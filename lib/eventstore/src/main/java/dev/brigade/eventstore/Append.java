package dev.brigade.eventstore;

import java.util.List;

/**
 * Events for one stream, as one of several that are appended all or not at all.
 *
 * @param expectedVersion the version of the stream's last event; 0 when it must be empty
 * @param events at least one; only the last may be final
 * @see PostgresEventStore#appendAll
 */
public record Append(
        StreamId stream, long expectedVersion, List<NewEvent> events, EventMetadata metadata) {

    /**
     * Checks what can be known without the store.
     *
     * @throws InvalidArgumentException when the version is negative, there are no events, or one
     *     that is not the last is final
     */
    public Append {
        events = List.copyOf(events);
        Arguments.requireAppendable(expectedVersion, events);
    }
}
