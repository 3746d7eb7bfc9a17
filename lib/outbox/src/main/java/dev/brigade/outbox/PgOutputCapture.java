package dev.brigade.outbox;

import dev.brigade.outbox.LogChange.Event;
import dev.brigade.outbox.LogChange.Position;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log by the driver's replication protocol. One thread reads and sends; another waits for
 * Kafka's acknowledgements in the same order, and keeps the end of the last transaction that is
 * acknowledged with all before it.
 */
final class PgOutputCapture implements CaptureEngine {
    /** Sent and not acknowledged: the bound of what a slow broker makes the relay hold. */
    private static final int IN_FLIGHT = 8192;

    /** How much is repeated after a crash, for one write of the offset. */
    private static final Duration SAVE_EVERY = Duration.ofMillis(20);

    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration STOPPING = Duration.ofSeconds(2);

    /** A change that is sent, or a position in between. */
    private record Step(Publisher.@Nullable Sent sent, @Nullable Position position) {}

    private final RelayConfig config;
    private final KafkaSender sender;
    private final Publisher publisher;
    private final OffsetTable offsets;
    private final LogStream stream;
    private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(IN_FLIGHT);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread reader;
    private final Thread acknowledger;
    private volatile boolean closing;

    PgOutputCapture(RelayConfig config, RelayProgress progress) throws SQLException {
        this.config = config;
        this.offsets = new OffsetTable(config.database(), config.slot());
        this.stream = open(config, offsets);
        this.sender = new KafkaSender(config, progress);
        this.publisher = new Publisher(config, sender, progress);
        this.reader = Thread.ofPlatform().name("relay-reader-" + config.slot()).start(this::read);
        this.acknowledger =
                Thread.ofPlatform().name("relay-acks-" + config.slot()).start(this::acknowledge);
    }

    private static LogStream open(RelayConfig config, OffsetTable offsets) throws SQLException {
        try {
            return new LogStream(config, offsets.committed());
        } catch (SQLException e) {
            offsets.close();
            throw e;
        }
    }

    private void read() {
        try {
            while (!closing) {
                steps.put(
                        switch (stream.next()) {
                            case Event(OutboxRow row) -> new Step(publisher.send(row), null);
                            case Position position -> new Step(null, position);
                        });
            }
        } catch (InterruptedException | SQLException | RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private void acknowledge() {
        try {
            Offset offset = new Offset();
            while (!closing || reader.isAlive() || !steps.isEmpty()) {
                Step next = steps.poll(offset.pause().toMillis(), TimeUnit.MILLISECONDS);
                if (next != null && next.sent() != null) {
                    publisher.await(next.sent());
                }
                offset.passed(next == null ? null : next.position());
            }
            offset.save();
        } catch (InterruptedException | ExecutionException | SQLException | RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    /** What is acknowledged, and how much of it is kept. */
    private final class Offset {
        private @Nullable Position unsaved;
        private long saved = System.nanoTime();
        private long beaten = System.nanoTime();

        Duration pause() {
            return unsaved == null ? IDLE : SAVE_EVERY;
        }

        void passed(@Nullable Position position) throws SQLException {
            unsaved = position != null ? position : unsaved;
            long now = System.nanoTime();
            if (now - saved >= SAVE_EVERY.toNanos()) {
                save();
            }
            if (now - beaten >= config.heartbeatInterval().toNanos()) {
                beaten = now;
                offsets.beat();
            }
        }

        void save() throws SQLException {
            if (unsaved != null) {
                offsets.save(unsaved);
                stream.confirm(unsaved.lsn());
                unsaved = null;
                saved = System.nanoTime();
            }
        }
    }

    @Override
    public CompletableFuture<Void> ended() {
        return ended;
    }

    /** What is sent already may still be acknowledged, so that it does not come again. */
    @Override
    public void close() {
        closing = true;
        stream.close();
        Threads.stop(reader, Duration.ofMillis(1));
        Threads.stop(acknowledger, STOPPING);
        sender.close();
        offsets.close();
    }
}
