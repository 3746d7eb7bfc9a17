package dev.brigade.outbox;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/**
 * What moves committed events from the log to Kafka, while this instance leads. Started when made.
 */
interface CaptureEngine extends AutoCloseable {
    /** Completes when it has ended, exceptionally when it failed. */
    CompletableFuture<Void> ended();

    /** Stops it, and returns when nothing of it runs any more. */
    @Override
    void close();

    /** Makes and starts an engine. */
    @FunctionalInterface
    interface Factory {
        CaptureEngine start() throws SQLException;
    }
}
