package dev.brigade.messaging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** The table {@code dead_letter}, as one consumer sees it. */
record Graveyard(String consumer) {

    private static final String BURY = Sql.load("bury");
    private static final String UNPUBLISHED = Sql.load("unpublished");
    private static final String PUBLISHED = Sql.load("published");
    private static final String EXHUME = Sql.load("exhume");
    private static final int MAX_ATTRIBUTE = 255;
    private static final int MAX_CAUSE = 4_000;
    private static final int MAX_STACK = 16_000;

    /** Keeps a record that could not be handled. */
    void bury(
            Connection transaction,
            ConsumerRecord<byte[], byte[]> consumed,
            Throwable cause,
            int attempts)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(BURY)) {
            statement.setObject(1, Uuids.v7());
            statement.setString(2, consumer);
            statement.setString(3, consumed.topic());
            statement.setInt(4, consumed.partition());
            statement.setLong(5, consumed.offset());
            statement.setBytes(6, consumed.key());
            statement.setBytes(7, consumed.value());
            statement.setString(8, StoredHeader.toJson(consumed.headers()));
            statement.setString(9, attribute(consumed, CloudEvents.ID));
            statement.setString(10, attribute(consumed, CloudEvents.TYPE));
            statement.setString(11, attribute(consumed, CloudEvents.SUBJECT));
            statement.setString(12, PlainText.of(FailureStreak.describe(cause), MAX_CAUSE));
            statement.setString(13, PlainText.of(stack(cause), MAX_STACK));
            statement.setInt(14, attempts);
            statement.executeUpdate();
        }
    }

    /** Some whose copy is missing. */
    List<BuriedRecord> unpublished(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNPUBLISHED)) {
            statement.setString(1, consumer);
            try (ResultSet rows = statement.executeQuery()) {
                List<BuriedRecord> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(BuriedRecord.of(rows));
                }
                return found;
            }
        }
    }

    /** Notes that Kafka has the copy or, with an error, that it will never take it. */
    void published(Connection connection, UUID id, @Nullable String error) throws SQLException {
        String text = error == null ? null : PlainText.of(error, MAX_CAUSE);
        try (PreparedStatement statement = connection.prepareStatement(PUBLISHED)) {
            statement.setString(1, text);
            statement.setString(2, text);
            statement.setObject(3, id);
            statement.executeUpdate();
        }
    }

    /** Takes one out. */
    Optional<BuriedRecord> exhume(Connection transaction, UUID id) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(EXHUME)) {
            statement.setObject(1, id);
            statement.setString(2, consumer);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(BuriedRecord.of(row)) : Optional.empty();
            }
        }
    }

    private static @Nullable String attribute(ConsumerRecord<?, ?> consumed, String name) {
        Header header = consumed.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            return null;
        }
        return PlainText.of(new String(header.value(), StandardCharsets.UTF_8), MAX_ATTRIBUTE);
    }

    private static String stack(Throwable cause) {
        var text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
