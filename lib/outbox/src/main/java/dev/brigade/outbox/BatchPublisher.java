package dev.brigade.outbox;

import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the engine's batches. What is marked as processed is the last change that Kafka has
 * acknowledged together with all before it, so that whatever fails, what comes again starts at the
 * first that is not.
 */
final class BatchPublisher implements ChangeConsumer<RecordChangeEvent<SourceRecord>> {
    /**
     * A change on its way; without a row it is a heartbeat, without a future it is a dead letter.
     */
    private record Sent(
            @Nullable OutboxRow row, @Nullable Future<RecordMetadata> acknowledgement) {}

    private final String source;
    private final KafkaSender sender;
    private final DeadLetters deadLetters;
    private final OffsetTable offsets;
    private final RelayProgress progress;

    BatchPublisher(
            String source,
            KafkaSender sender,
            DeadLetters deadLetters,
            OffsetTable offsets,
            RelayProgress progress) {
        this.source = source;
        this.sender = sender;
        this.deadLetters = deadLetters;
        this.offsets = offsets;
        this.progress = progress;
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> changes,
            RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        List<Sent> sent = new ArrayList<>(changes.size());
        int acknowledged = 0;
        try {
            for (RecordChangeEvent<SourceRecord> change : changes) {
                sent.add(send(change));
            }
            for (Sent one : sent) {
                await(one);
                acknowledged++;
            }
        } catch (SQLException | ExecutionException e) {
            throw new PublishingFailedException(e);
        } finally {
            confirm(changes.subList(0, acknowledged), committer);
        }
    }

    /**
     * The offset is stored before the engine hears of it, since the engine lets go of the log then.
     */
    private void confirm(
            List<RecordChangeEvent<SourceRecord>> published,
            RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        for (RecordChangeEvent<SourceRecord> last : published.reversed()) {
            if (hasPosition(last)) {
                save(last.record());
                committer.markProcessed(last);
                break;
            }
        }
        committer.markBatchFinished();
    }

    private void save(SourceRecord change) {
        try {
            offsets.save(change);
        } catch (SQLException e) {
            throw new PublishingFailedException(e);
        }
    }

    private Sent send(RecordChangeEvent<SourceRecord> change)
            throws InterruptedException, SQLException {
        Optional<OutboxRow> row = OutboxRow.in(change.record());
        if (row.isEmpty()) {
            return new Sent(null, null);
        }
        try {
            return new Sent(row.get(), sender.send(row.get().toRecord(source)));
        } catch (DataException | IllegalArgumentException e) {
            deadLetters.add(row.get(), String.valueOf(e.getMessage()));
            return new Sent(row.get(), null);
        }
    }

    private void await(Sent one) throws InterruptedException, ExecutionException, SQLException {
        if (one.row() == null || one.acknowledgement() == null) {
            return;
        }
        try {
            sender.await(one.acknowledgement());
            progress.published();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause == null || !isFinal(cause)) {
                throw e;
            }
            deadLetters.add(one.row(), String.valueOf(cause.getMessage()));
        }
    }

    /** Whether no later attempt can end otherwise. */
    private static boolean isFinal(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidTopicException
                || failure instanceof SerializationException;
    }

    /**
     * A heartbeat from before the first change of a new slot stands at the log's end, not at what
     * was read: to mark it would skip all between the two.
     */
    private static boolean hasPosition(RecordChangeEvent<SourceRecord> change) {
        Map<String, ?> offset = change.record().sourceOffset();
        return offset.get("lsn_commit") != null || OutboxRow.in(change.record()).isPresent();
    }
}
