package dev.brigade.messaging;

import dev.brigade.messaging.Attempt.Done;
import dev.brigade.messaging.Attempt.Failed;
import dev.brigade.messaging.Attempt.Fenced;
import dev.brigade.messaging.Attempt.Invalid;
import dev.brigade.messaging.Attempt.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Handles one record in one transaction: position, inbox row and effect. Thread-safe. */
final class RecordProcessor {

    private final DataSource database;
    private final InboxHandler handler;
    private final Inbox inbox;
    private final Graveyard graveyard;
    private final Runnable buried;

    @FunctionalInterface
    private interface Work {
        Attempt run(Connection transaction) throws Exception;
    }

    /**
     * @param buried runs after a record went to the dead letters
     */
    RecordProcessor(InboxSettings settings, Runnable buried) {
        this.buried = buried;
        this.database = settings.database();
        this.handler = settings.handler();
        this.inbox = new Inbox(settings.group());
        this.graveyard = new Graveyard(settings.group());
    }

    /** The offset to go on from. */
    long locate(TopicPartition partition) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return inbox.locate(connection, partition);
        }
    }

    OptionalLong position(TopicPartition partition) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return inbox.position(connection, partition);
        }
    }

    /** Tries to handle a record, when the position is where the caller expects it. */
    Attempt handle(ConsumerRecord<byte[], byte[]> consumed, long expected) {
        AtomicBoolean handled = new AtomicBoolean();
        Attempt attempt =
                inTransaction(transaction -> {
                    EventEnvelope event = CloudEvents.fromRecord(consumed);
                    return switch (inbox.claim(transaction, consumed, expected, event)) {
                        case FENCED -> new Fenced();
                        case REPEATED -> new Done();
                        case CLAIMED -> {
                            handled.set(true);
                            handler.handle(transaction, event);
                            yield new Done();
                        }
                    };
                });
        return told(attempt, handled.get());
    }

    /** Moves a record to the dead letters. */
    Attempt bury(
            ConsumerRecord<byte[], byte[]> consumed, long expected, Throwable cause, int attempts) {
        Attempt attempt =
                inTransaction(transaction -> {
                    if (!inbox.advance(transaction, consumed, expected)) {
                        return new Fenced();
                    }
                    graveyard.bury(transaction, consumed, cause, attempts);
                    return new Done();
                });
        if (attempt instanceof Done) {
            buried.run();
        }
        return attempt;
    }

    /** Tries a dead letter again; fenced when it is not there. */
    Attempt retry(UUID deadLetter) {
        AtomicBoolean handled = new AtomicBoolean();
        Attempt attempt =
                inTransaction(transaction -> {
                    Optional<BuriedRecord> found = graveyard.exhume(transaction, deadLetter);
                    if (found.isEmpty()) {
                        return new Fenced();
                    }
                    EventEnvelope event = CloudEvents.fromRecord(found.get().toConsumed());
                    if (inbox.take(transaction, event)) {
                        handled.set(true);
                        handler.handle(transaction, event);
                    }
                    return new Done();
                });
        return told(attempt, handled.get());
    }

    /** The handler hears of its own effect, not of a repeated event, which has none. */
    private Attempt told(Attempt attempt, boolean handled) {
        if (handled && attempt instanceof Done) {
            handler.committed();
        }
        return attempt;
    }

    private Attempt inTransaction(Work work) {
        try (Connection transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            Attempt attempt = attempt(transaction, work);
            transaction.setAutoCommit(true);
            return attempt;
        } catch (SQLException e) {
            return new Unavailable(e);
        }
    }

    /** Whatever a handler throws, errors too, is that event's failure and not the consumer's. */
    private static Attempt attempt(Connection transaction, Work work) throws SQLException {
        Attempt attempt;
        try {
            attempt = work.run(transaction);
            if (attempt instanceof Done) {
                transaction.commit();
                return attempt;
            }
        } catch (Throwable e) {
            attempt = failure(transaction, e);
        }
        transaction.rollback();
        return attempt;
    }

    private static Attempt failure(Connection transaction, Throwable cause) {
        if (Sql.isUnavailable(cause, transaction)) {
            return new Unavailable(cause);
        }
        return cause instanceof InvalidEventException invalid
                ? new Invalid(invalid)
                : new Failed(cause);
    }
}
