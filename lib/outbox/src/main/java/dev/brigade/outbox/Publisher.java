package dev.brigade.outbox;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Takes rows to Kafka, or to the dead letters when Kafka will never take them. */
final class Publisher {
    /**
     * A row on its way.
     *
     * @param acknowledgement null when it went to the dead letters
     */
    record Sent(OutboxRow row, @Nullable Future<RecordMetadata> acknowledgement) {}

    private final String source;
    private final KafkaSender sender;
    private final DeadLetters deadLetters;
    private final RelayProgress progress;

    Publisher(RelayConfig config, KafkaSender sender, RelayProgress progress) {
        this.source = config.source();
        this.sender = sender;
        this.deadLetters = new DeadLetters(config, progress);
        this.progress = progress;
    }

    /** Sends the row after those before it; waits for as long as its topic is not there. */
    Sent send(OutboxRow row) throws InterruptedException, SQLException {
        progress.sends(row.committedAt());
        try {
            return new Sent(row, sender.send(row.toRecord(source)));
        } catch (DataException
                | DateTimeException
                | IllegalArgumentException
                | NullPointerException e) {
            deadLetters.add(row, e);
            return new Sent(row, null);
        } finally {
            progress.sent();
        }
    }

    /** Returns when the row needs nothing more. */
    void await(Sent sent) throws InterruptedException, ExecutionException, SQLException {
        progress.awaits(sent.row().committedAt());
        if (sent.acknowledgement() != null) {
            acknowledged(sent.row(), sent.acknowledgement());
        }
        progress.done();
    }

    private void acknowledged(OutboxRow row, Future<RecordMetadata> acknowledgement)
            throws InterruptedException, ExecutionException, SQLException {
        try {
            sender.await(acknowledgement);
            progress.published(1);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause == null || !isFinal(cause)) {
                throw e;
            }
            deadLetters.add(row, cause);
        }
    }

    /** Whether no later attempt can end otherwise. */
    static boolean isFinal(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidTopicException
                || failure instanceof SerializationException;
    }
}
