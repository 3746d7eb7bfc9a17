package dev.brigade.outbox;

import dev.brigade.outbox.LogChange.Event;
import dev.brigade.outbox.LogChange.Position;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** What Debezium says of rows, and of the ends of their transactions. */
final class CapturedChange {
    private static final String MESSAGE = "m";
    private static final String END = "END";

    private CapturedChange() {}

    /**
     * A row, or a position that all before it is told of: the end of a transaction, and a message,
     * which stands outside of them. Nothing for the engine's own heartbeats, which come in between.
     */
    static Optional<LogChange> in(SourceRecord change) {
        Optional<LogChange> row = CapturedRow.in(change).map(Event::new);
        if (row.isPresent() || !endsTransaction(change)) {
            return row;
        }
        return Optional.of(new Position(number(change, "lsn_commit"), number(change, "ts_usec")));
    }

    private static long number(SourceRecord change, String key) {
        return (Long) Objects.requireNonNull(change.sourceOffset().get(key), key);
    }

    private static boolean endsTransaction(SourceRecord change) {
        return change.value() instanceof Struct value
                && (says(value, "status", END) || says(value, "op", MESSAGE));
    }

    private static boolean says(Struct value, String field, String wanted) {
        return value.schema().field(field) != null && wanted.equals(value.getString(field));
    }
}
