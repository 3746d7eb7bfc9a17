package dev.brigade.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.brigade.messaging.CloudEvents;
import dev.brigade.messaging.EventEnvelope;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * A row of the outbox as the log has it.
 *
 * @param columns by name
 * @param lsn where it stands in the log, as Postgres writes it: {@code 0/1A2B3C8}
 * @param committedAt when its transaction committed, in milliseconds since 1970
 */
record OutboxRow(Struct columns, String lsn, long committedAt) {
    /** Where the event stands in the write-ahead log of its database. */
    static final String LSN = "brigade_lsn";

    /** When its transaction committed, in milliseconds since 1970 by the database's clock. */
    static final String COMMITTED_AT = "brigade_committedat";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CREATE = "c";

    /** The inserted row, or nothing for heartbeats and messages. */
    static Optional<OutboxRow> in(SourceRecord change) {
        if (!(change.value() instanceof Struct value)
                || value.schema().field("after") == null
                || !CREATE.equals(value.getString("op"))) {
            return Optional.empty();
        }
        Struct source = value.getStruct("source");
        long lsn = source.getInt64("lsn");
        String text = "%X/%X".formatted(lsn >>> 32, lsn & 0xFFFF_FFFFL);
        return Optional.of(new OutboxRow(value.getStruct("after"), text, source.getInt64("ts_ms")));
    }

    String id() {
        return columns.getString("id");
    }

    String topic() {
        return columns.getString("aggregatetype");
    }

    String aggregateId() {
        return columns.getString("aggregateid");
    }

    /** The record to publish: a CloudEvent, with its place in the log. */
    ProducerRecord<String, byte[]> toRecord(String source) {
        ProducerRecord<String, byte[]> record = CloudEvents.toRecord(topic(), envelope(source));
        record.headers().add(LSN, lsn.getBytes(UTF_8));
        record.headers().add(COMMITTED_AT, Long.toString(committedAt).getBytes(UTF_8));
        return record;
    }

    private EventEnvelope envelope(String source) {
        return new EventEnvelope(
                id(),
                columns.getString("type"),
                source,
                aggregateId(),
                Instant.parse(columns.getString("occurred_at")),
                columns.getString("decider"),
                columns.getInt64("version"),
                columns.getString("correlationid"),
                columns.getString("causationid"),
                columns.getString("commandid"),
                columns.getString("traceparent"),
                columns.getString("payload"));
    }

    /** All columns as one JSON object. */
    String toJson() {
        ObjectNode json = JSON.createObjectNode();
        for (Field field : columns.schema().fields()) {
            json.putPOJO(field.name(), columns.get(field));
        }
        return json.toString();
    }
}
