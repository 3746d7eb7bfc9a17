package dev.brigade.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of Postgres' own output plugin, version 1, as far as an outbox needs them. See
 * <a href="https://www.postgresql.org/docs/current/protocol-logicalrep-message-formats.html">their
 * formats</a>. One thread.
 */
final class PgOutput {
    private static final long MICROS_TO_2000 =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
    private static final DateTimeFormatter TIMESTAMPTZ =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendLiteral(' ')
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .appendOffset("+HH:mm", "+00")
                    .toFormatter(Locale.ROOT);

    private final Map<Integer, List<String>> columnsByTable = new HashMap<>();
    private long committedAt;

    /** What the message at {@code lsn} says, if an outbox has to do with it. */
    Optional<LogChange> read(ByteBuffer message, long lsn) {
        char type = (char) message.get();
        return switch (type) {
            case 'B' -> begin(message);
            case 'R' -> relation(message);
            case 'I' -> Optional.of(new LogChange.Event(insert(message, lsn)));
            case 'C' -> Optional.of(new LogChange.Position(lsn, committedAt));
            case 'M' -> message(message, lsn);
            default -> Optional.empty(); // types of columns, origins
        };
    }

    private Optional<LogChange> begin(ByteBuffer message) {
        message.getLong(); // where its commit stands
        committedAt = message.getLong() + MICROS_TO_2000;
        return Optional.empty();
    }

    private Optional<LogChange> relation(ByteBuffer message) {
        int table = message.getInt();
        text(message); // schema
        text(message); // name
        message.get(); // replica identity
        int count = message.getShort();
        List<String> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            message.get(); // flags
            columns.add(text(message));
            message.getInt(); // type
            message.getInt(); // its modifier
        }
        columnsByTable.put(table, columns);
        return Optional.empty();
    }

    private OutboxRow insert(ByteBuffer message, long lsn) {
        List<String> names = columnsByTable.getOrDefault(message.getInt(), List.of());
        message.get(); // "new"
        int count = message.getShort();
        Map<String, @Nullable String> columns = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) {
            String value = message.get() == 't' ? text(message, message.getInt()) : null;
            columns.put(names.get(i), value);
        }
        columns.computeIfPresent("occurred_at", (_, time) -> instant(time));
        return new OutboxRow(columns, lsn, Math.floorDiv(committedAt, 1000));
    }

    /** Only what stands outside of transactions is a position. */
    private Optional<LogChange> message(ByteBuffer message, long lsn) {
        boolean transactional = message.get() != 0;
        return transactional
                ? Optional.empty()
                : Optional.of(new LogChange.Position(lsn, committedAt));
    }

    /** As it is when it cannot be told, such as {@code infinity}: only its event is unfit then. */
    private static String instant(String timestamptz) {
        try {
            return OffsetDateTime.parse(timestamptz, TIMESTAMPTZ).toInstant().toString();
        } catch (DateTimeException e) {
            return timestamptz;
        }
    }

    private static String text(ByteBuffer message) {
        int length = 0;
        while (message.get(message.position() + length) != 0) {
            length++;
        }
        String text = text(message, length);
        message.get(); // the zero at its end
        return text;
    }

    private static String text(ByteBuffer message, int length) {
        byte[] bytes = new byte[length];
        message.get(bytes);
        return new String(bytes, UTF_8);
    }
}
