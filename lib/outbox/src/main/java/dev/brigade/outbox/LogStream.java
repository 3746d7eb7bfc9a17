package dev.brigade.outbox;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/** The changes of the outbox, from a replication slot, as they commit. One thread reads. */
final class LogStream implements AutoCloseable {
    private static final int STATUS_SECONDS = 1;

    private final java.sql.Connection connection;
    private final PGReplicationStream stream;
    private final PgOutput decoder = new PgOutput();
    private final Thread keepAlive;
    private volatile boolean reading;

    /** From the first transaction that ends after {@code start}; 0 is what the slot knows. */
    LogStream(RelayConfig config, long start) throws SQLException {
        this.connection = config.database().replicate("brigade relay stream " + config.slot());
        try {
            this.stream = open(config.slot(), LogSequenceNumber.valueOf(start));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        this.keepAlive =
                Thread.ofVirtual().name("relay-alive-" + config.slot()).start(this::keepAlive);
    }

    private PGReplicationStream open(String slot, LogSequenceNumber start) throws SQLException {
        return connection
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .logical()
                .withSlotName(slot)
                .withSlotOption("proto_version", 1)
                .withSlotOption("publication_names", EngineProperties.PUBLICATION)
                .withSlotOption("messages", true)
                .withStatusInterval(STATUS_SECONDS, TimeUnit.SECONDS)
                // The driver would confirm what is not in the offset table.
                .withAutomaticFlush(false)
                .withStartPosition(start)
                .start();
    }

    /** The next change; waits for it. */
    LogChange next() throws SQLException {
        while (true) {
            ByteBuffer message = read();
            if (message == null) {
                throw new SQLException("The server has ended the stream", "08006");
            }
            Optional<LogChange> change = decoder.read(message, stream.getLastReceiveLSN().asLong());
            if (change.isPresent()) {
                return change.get();
            }
        }
    }

    private @Nullable ByteBuffer read() throws SQLException {
        reading = true;
        try {
            return stream.read();
        } finally {
            reading = false;
        }
    }

    /** The server ends a stream that is silent for a minute: its reader may wait for Kafka. */
    private void keepAlive() {
        try {
            while (!stream.isClosed()) {
                Thread.sleep(Duration.ofSeconds(STATUS_SECONDS));
                if (!reading) {
                    stream.forceUpdateStatus();
                }
            }
        } catch (InterruptedException | SQLException e) {
            // It is closed, or broken, which its reader will find.
        }
    }

    /** Tells the server, within a second, that it need not keep what is before. Any thread. */
    void confirm(LogChange.Position position) {
        LogSequenceNumber done = LogSequenceNumber.valueOf(position.lsn());
        stream.setAppliedLSN(done);
        stream.setFlushedLSN(done);
    }

    /** Ends the stream, also while another thread waits in {@link #next}. */
    @Override
    public void close() {
        keepAlive.interrupt();
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // It was broken before, and its reader knows.
        }
    }
}
