package dev.brigade.outbox;

import dev.brigade.outbox.LogChange.Position;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Publishes the transactions in the engine's batches whole. One that goes on in the next batch
 * keeps Kafka's open.
 */
final class TransactionPublisher implements BatchConsumer {
    private final TransactionalDelivery delivery;

    /** From now on the offset table has what was published: the engine begins there. */
    TransactionPublisher(RelayConfig config, RelayProgress progress) throws SQLException {
        delivery = new TransactionalDelivery(config, progress);
        try {
            delivery.start();
        } catch (SQLException | RuntimeException e) {
            delivery.close();
            throw e;
        }
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> batch,
            RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        List<Optional<LogChange>> changes =
                batch.stream().map(one -> CapturedChange.in(one.record())).toList();
        int lastEnd = changes.size() - 1;
        while (lastEnd >= 0 && !(changes.get(lastEnd).orElse(null) instanceof Position)) {
            lastEnd--;
        }
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i).isPresent() && kept(changes.get(i).get(), i < lastEnd)) {
                committer.markProcessed(batch.get(i));
            }
        }
        committer.markBatchFinished();
    }

    private boolean kept(LogChange change, boolean more) throws InterruptedException {
        try {
            return delivery.end(change, more).isPresent();
        } catch (SQLException e) {
            throw new PublishingFailedException(e);
        }
    }

    @Override
    public void close() {
        delivery.close();
    }
}
