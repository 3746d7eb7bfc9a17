package dev.brigade.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a topic.
 *
 * @param id the event's id, the same at every delivery; a UUIDv7
 * @param topic the Kafka topic
 * @param aggregateId the record's key: events of one aggregate keep their order
 * @param decider the kind of aggregate, such as {@code Account}
 * @param type the event's name on the wire, such as {@code AccountOpenedEvent}
 * @param payload the event as JSON
 * @param version the version of the aggregate's row that the event came with
 * @param correlationId what all the work for one request has in common
 * @param causationId the id of the event that led to this one, or null
 * @param commandId the id of the command that led to this one, or null
 * @param traceparent the W3C trace context, or null
 * @param occurredAt when it happened, kept to the microsecond
 * @param snapshot whether it tells what the aggregate is at that version, and nothing happened; it
 *     goes out with the header {@code ce_snapshot: true}
 */
public record OutboxEvent(
        UUID id,
        String topic,
        String aggregateId,
        String decider,
        String type,
        String payload,
        long version,
        String correlationId,
        @Nullable String causationId,
        @Nullable String commandId,
        @Nullable String traceparent,
        Instant occurredAt,
        boolean snapshot) {

    /** Something that happened. */
    public OutboxEvent(
            UUID id,
            String topic,
            String aggregateId,
            String decider,
            String type,
            String payload,
            long version,
            String correlationId,
            @Nullable String causationId,
            @Nullable String commandId,
            @Nullable String traceparent,
            Instant occurredAt) {
        this(
                id,
                topic,
                aggregateId,
                decider,
                type,
                payload,
                version,
                correlationId,
                causationId,
                commandId,
                traceparent,
                occurredAt,
                false);
    }
}
