package dev.brigade.eventstore;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as it stands in the store.
 *
 * @param eventId the id it was appended with
 * @param stream the stream it belongs to
 * @param version its place in its stream, from 1, without gaps
 * @param type its registered name
 * @param schemaVersion the version of its JSON, from 1
 * @param json the text it was appended with
 * @param isFinal true when it closed its stream
 * @param metadata where it comes from
 * @param createdAt when it was appended, by the store's clock, in microseconds
 * @param position unique and growing within each stream, with gaps. It is no cursor: a higher
 *     position may be visible before a lower one. Use {@link EventStore#readAll} or a subscription
 */
public record RecordedEvent(
        UUID eventId,
        StreamId stream,
        long version,
        String type,
        int schemaVersion,
        String json,
        boolean isFinal,
        EventMetadata metadata,
        Instant createdAt,
        long position) {}
