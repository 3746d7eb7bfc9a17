package dev.brigade.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The tables {@code inbox} and {@code inbox_offset}, as one consumer sees them. */
record Inbox(String consumer) {

    private static final String LOCATE = Sql.load("locate");
    private static final String POSITION = Sql.load("position");
    private static final String CLAIM = Sql.load("claim");
    private static final String ADVANCE = Sql.load("advance");
    private static final String TAKE = Sql.load("take");
    private static final String PRUNE = Sql.load("prune");

    /** What became of an attempt to claim an event. */
    enum Claim {
        /** It is the caller's, until the transaction ends. */
        CLAIMED,
        /** It had its effect before; the position is past it. */
        REPEATED,
        /** The position is not where the caller believes: another instance moved it. */
        FENCED
    }

    /** The offset to go on from. Makes the row that {@link #claim} moves. */
    long locate(Connection connection, TopicPartition partition) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCATE)) {
            setPartition(statement, 1, partition);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The offset of the next record, empty when this consumer never had the partition. */
    OptionalLong position(Connection connection, TopicPartition partition) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSITION)) {
            setPartition(statement, 1, partition);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /** Moves from the expected position past the record, and takes its event. */
    Claim claim(
            Connection transaction, ConsumerRecord<?, ?> consumed, long expected, EventEnvelope e)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(CLAIM)) {
            setMove(statement, consumed, expected);
            statement.setString(6, e.source());
            statement.setString(7, e.eventId());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getLong("moved") == 0) {
                    return Claim.FENCED;
                }
                return row.getLong("claimed") == 0 ? Claim.REPEATED : Claim.CLAIMED;
            }
        }
    }

    /** Moves from the expected position past the record; false when another instance did. */
    boolean advance(Connection transaction, ConsumerRecord<?, ?> consumed, long expected)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(ADVANCE)) {
            setMove(statement, consumed, expected);
            return statement.executeUpdate() == 1;
        }
    }

    /** Takes an event without moving; false when it had its effect before. */
    boolean take(Connection transaction, EventEnvelope event) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(TAKE)) {
            statement.setString(1, consumer);
            statement.setString(2, event.source());
            statement.setString(3, event.eventId());
            return statement.executeUpdate() == 1;
        }
    }

    /** Forgets some of the events that are older; the number says whether there may be more. */
    int prune(Connection connection, Duration age) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRUNE)) {
            statement.setString(1, consumer);
            statement.setDouble(2, age.toSeconds());
            return statement.executeUpdate();
        }
    }

    private void setMove(PreparedStatement statement, ConsumerRecord<?, ?> consumed, long expected)
            throws SQLException {
        statement.setLong(1, consumed.offset() + 1);
        setPartition(statement, 2, new TopicPartition(consumed.topic(), consumed.partition()));
        statement.setLong(5, expected);
    }

    private void setPartition(PreparedStatement statement, int first, TopicPartition partition)
            throws SQLException {
        statement.setString(first, consumer);
        statement.setString(first + 1, partition.topic());
        statement.setInt(first + 2, partition.partition());
    }
}
