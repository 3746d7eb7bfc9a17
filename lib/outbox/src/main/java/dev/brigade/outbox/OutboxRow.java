package dev.brigade.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.brigade.messaging.CloudEvents;
import dev.brigade.messaging.EventEnvelope;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox as the log has it.
 *
 * @param columns by name, as text; {@code occurred_at} as ISO 8601 writes it
 * @param lsn where it stands in the log
 * @param committedAt when its transaction committed, in milliseconds since 1970
 */
record OutboxRow(Map<String, @Nullable String> columns, long lsn, long committedAt) {
    /** Where the event stands in the write-ahead log of its database. */
    static final String LSN = "brigade_lsn";

    /** When its transaction committed, in milliseconds since 1970 by the database's clock. */
    static final String COMMITTED_AT = "brigade_committedat";

    /** Says of an event that nothing happened: it tells what its aggregate is. */
    static final String SNAPSHOT = "ce_snapshot";

    /** The value of {@link #SNAPSHOT}; others do not have the header. */
    static final String YES = "true";

    private static final ObjectMapper JSON = new ObjectMapper();

    String id() {
        return required("id");
    }

    String topic() {
        return required("aggregatetype");
    }

    String aggregateId() {
        return required("aggregateid");
    }

    /** As Postgres writes it: {@code 0/1A2B3C8}. */
    String position() {
        return "%X/%X".formatted(lsn >>> 32, lsn & 0xFFFF_FFFFL);
    }

    private String required(String column) {
        return Objects.requireNonNull(columns.get(column), column);
    }

    /** The record to publish: a CloudEvent, with its place in the log. */
    ProducerRecord<String, byte[]> toRecord(String source) {
        ProducerRecord<String, byte[]> record = CloudEvents.toRecord(topic(), envelope(source));
        record.headers().add(LSN, position().getBytes(UTF_8));
        record.headers().add(COMMITTED_AT, Long.toString(committedAt).getBytes(UTF_8));
        if (YES.equals(columns.get("snapshot"))) {
            record.headers().add(SNAPSHOT, YES.getBytes(UTF_8));
        }
        return record;
    }

    private EventEnvelope envelope(String source) {
        return new EventEnvelope(
                id(),
                required("type"),
                source,
                aggregateId(),
                Instant.parse(required("occurred_at")),
                required("decider"),
                Long.parseLong(required("version")),
                required("correlationid"),
                columns.get("causationid"),
                columns.get("commandid"),
                columns.get("traceparent"),
                required("payload"));
    }

    /** All columns as one JSON object. */
    String toJson() {
        return JSON.valueToTree(columns).toString();
    }
}
