package dev.brigade.messaging;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** The Kafka record in a row of {@code dead_letter}, byte for byte. */
record BuriedRecord(
        UUID id,
        String consumer,
        String topic,
        int partition,
        long offset,
        byte @Nullable [] key,
        byte @Nullable [] value,
        String headers,
        String cause,
        int attempts) {

    private static final int MAX_CAUSE = 1_000;

    static BuriedRecord of(ResultSet row) throws SQLException {
        return new BuriedRecord(
                row.getObject("id", UUID.class),
                row.getString("consumer"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getBytes("record_key"),
                row.getBytes("record_value"),
                row.getString("headers"),
                row.getString("cause"),
                row.getInt("attempts"));
    }

    @Nullable String text() {
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    /** As it came. */
    ConsumerRecord<byte[], byte[]> toConsumed() {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                key == null ? ConsumerRecord.NULL_SIZE : key.length,
                value == null ? ConsumerRecord.NULL_SIZE : value.length,
                key,
                value,
                new RecordHeaders(StoredHeader.fromJson(headers)),
                Optional.empty());
    }

    /** The copy for the topic of dead letters: the same, and why it is there. */
    ProducerRecord<byte[], byte[]> toProduced() {
        List<Header> all = new ArrayList<>(StoredHeader.fromJson(headers));
        all.add(header("dlt_id", id.toString()));
        all.add(header("dlt_consumer", consumer));
        all.add(header("dlt_cause", PlainText.of(cause, MAX_CAUSE)));
        all.add(header("dlt_attempts", Integer.toString(attempts)));
        all.add(header("dlt_topic", topic));
        all.add(header("dlt_partition", Integer.toString(partition)));
        all.add(header("dlt_offset", Long.toString(offset)));
        return new ProducerRecord<>(deadLetterTopic(), null, key, value, all);
    }

    String deadLetterTopic() {
        return topic + ".dlt";
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
