package dev.brigade.outbox;

import io.debezium.config.Configuration;
import io.debezium.connector.postgresql.PostgresConnector;
import io.debezium.connector.postgresql.PostgresConnectorTask;
import io.debezium.connector.postgresql.PostgresOffsetContext;
import io.debezium.connector.postgresql.PostgresPartition;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Debezium's connector, but for how it waits. Its own queue gives out a batch when that is full or
 * the interval is over, and spins through the last millisecond of each interval: a short one burns
 * the processor, a long one keeps a lone event waiting. Here the queue's batches are of one record,
 * which it gives out at once, and are put together again; while there is none, the task sleeps
 * until the {@link WakingQueue} wakes it.
 *
 * <p>Public only because the engine creates it by its name.
 */
public final class WakingConnector extends PostgresConnector {
    private static final String BATCH = "brigade.batch.size";

    /** Tells the engine to wait like this. */
    static void describe(int batch, Properties engine) {
        engine.setProperty("connector.class", WakingConnector.class.getName());
        engine.setProperty(BATCH, Integer.toString(batch));
        engine.setProperty("max.batch.size", "1");
        engine.setProperty("max.queue.size", Integer.toString(4 * batch));
        WakingQueue.describe(engine);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return WakingTask.class;
    }

    /** Public only because the engine creates it by its class. */
    public static final class WakingTask extends PostgresConnectorTask {
        /** How long an idle task sleeps before it asks whether the reader has failed. */
        private static final Duration IDLE = Duration.ofMillis(250);

        private @Nullable WakingQueue<?> queue;
        private int batch;

        @Override
        public ChangeEventSourceCoordinator<PostgresPartition, PostgresOffsetContext> start(
                Configuration config) {
            var coordinator = super.start(config);
            queue = WakingQueue.of(config.asProperties());
            batch = config.getInteger(BATCH);
            return coordinator;
        }

        /** Asks the queue now and then even if it is empty: it throws what the reader died of. */
        @Override
        public List<SourceRecord> doPoll() throws InterruptedException {
            WakingQueue<?> records = Objects.requireNonNull(queue);
            records.awaitRecord(IDLE);
            List<SourceRecord> polled = super.doPoll();
            while (polled.size() < batch && records.size() > 0) {
                polled.addAll(super.doPoll());
            }
            return polled;
        }
    }
}
