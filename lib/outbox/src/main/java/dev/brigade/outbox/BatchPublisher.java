package dev.brigade.outbox;

import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Publishes the engine's batches. What is marked as processed is the last change that Kafka has
 * acknowledged together with all before it, so that whatever fails, what comes again starts at the
 * first that is not.
 */
final class BatchPublisher implements BatchConsumer {
    private final KafkaSender sender;
    private final Publisher publisher;
    private final OffsetTable offsets;

    BatchPublisher(RelayConfig config, RelayProgress progress) {
        this.sender = new KafkaSender(config, progress);
        this.publisher = new Publisher(config, sender, progress);
        this.offsets = new OffsetTable(config.database(), config.slot());
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> changes,
            RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        List<Optional<Publisher.Sent>> sent = new ArrayList<>(changes.size());
        int acknowledged = 0;
        try {
            for (RecordChangeEvent<SourceRecord> change : changes) {
                sent.add(send(change));
            }
            for (Optional<Publisher.Sent> one : sent) {
                if (one.isPresent()) {
                    publisher.await(one.get());
                }
                acknowledged++;
            }
        } catch (SQLException | ExecutionException e) {
            throw new PublishingFailedException(e);
        } finally {
            confirm(changes.subList(0, acknowledged), committer);
        }
    }

    /** Empty for heartbeats. */
    private Optional<Publisher.Sent> send(RecordChangeEvent<SourceRecord> change)
            throws InterruptedException, SQLException {
        Optional<OutboxRow> row = CapturedRow.in(change.record());
        return row.isEmpty() ? Optional.empty() : Optional.of(publisher.send(row.get()));
    }

    /**
     * The offset is stored before the engine hears of it, since the engine lets go of the log then.
     */
    private void confirm(
            List<RecordChangeEvent<SourceRecord>> published,
            RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        for (RecordChangeEvent<SourceRecord> last : published.reversed()) {
            if (hasPosition(last.record())) {
                save(last.record());
                committer.markProcessed(last);
                break;
            }
        }
        committer.markBatchFinished();
    }

    private void save(SourceRecord change) {
        try {
            offsets.save(change.sourcePartition(), change.sourceOffset());
        } catch (SQLException e) {
            throw new PublishingFailedException(e);
        }
    }

    /**
     * A heartbeat from before the first change of a new slot stands at the log's end, not at what
     * was read: to mark it would skip all between the two.
     */
    private static boolean hasPosition(SourceRecord change) {
        return change.sourceOffset().get("lsn_commit") != null
                || CapturedRow.in(change).isPresent();
    }

    @Override
    public void close() {
        sender.close();
        offsets.close();
    }
}
