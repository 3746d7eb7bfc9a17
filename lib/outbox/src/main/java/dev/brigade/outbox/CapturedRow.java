package dev.brigade.outbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** What Debezium makes of a row. */
final class CapturedRow {
    private static final String CREATE = "c";

    private CapturedRow() {}

    /** The inserted row, or nothing for heartbeats and messages. */
    static Optional<OutboxRow> in(SourceRecord change) {
        if (!(change.value() instanceof Struct value)
                || value.schema().field("after") == null
                || !CREATE.equals(value.getString("op"))) {
            return Optional.empty();
        }
        Struct source = value.getStruct("source");
        return Optional.of(
                new OutboxRow(
                        columns(value.getStruct("after")),
                        source.getInt64("lsn"),
                        source.getInt64("ts_ms")));
    }

    private static Map<String, @Nullable String> columns(Struct row) {
        Map<String, @Nullable String> columns = new HashMap<>();
        for (Field field : row.schema().fields()) {
            Object value = row.get(field);
            columns.put(field.name(), value == null ? null : value.toString());
        }
        return columns;
    }
}
