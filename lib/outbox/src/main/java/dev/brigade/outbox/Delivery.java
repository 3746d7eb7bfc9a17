package dev.brigade.outbox;

import dev.brigade.outbox.LogChange.Position;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Brings changes to Kafka, and keeps how far it is. One thread begins with them, in the order of
 * the log; another ends them, in the same order.
 *
 * @param <S> a change that was begun with
 */
interface Delivery<S> extends AutoCloseable {
    /** Where the log must be read from; 0 is what the slot knows. Asked before all else. */
    long start() throws SQLException;

    S begin(LogChange change) throws InterruptedException, SQLException;

    /**
     * Ends the next change.
     *
     * @param begun null when there was none for as long as {@link #patience}
     * @param more whether another follows at once
     * @return how far all is published, if that was kept just now
     */
    Optional<Position> end(@Nullable S begun, boolean more)
            throws InterruptedException, ExecutionException, SQLException;

    /** Keeps what is not kept yet: no change follows. The second thread. */
    Optional<Position> finish() throws SQLException;

    /** How long the second thread may wait for a change. */
    Duration patience();

    /** Writes a message to the log that says nothing, for the relay to read. The second thread. */
    void beat() throws SQLException;

    /** When no thread uses it any more. */
    @Override
    void close();
}
