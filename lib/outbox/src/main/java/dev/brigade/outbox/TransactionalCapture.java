package dev.brigade.outbox;

import dev.brigade.outbox.LogChange.Event;
import dev.brigade.outbox.LogChange.Position;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log by the driver's replication protocol, and publishes whole transactions of the
 * database, one or more of them in one of Kafka's, with the position behind them. What is in the
 * offset table may be older than that position, never newer.
 */
final class TransactionalCapture implements CaptureEngine {
    private static final int QUEUE = 8192;

    /** Most records in a transaction of Kafka, but for those of one transaction of the database. */
    private static final int BATCH = 2048;

    /** For the transaction that is being committed. */
    private static final Duration STOPPING = Duration.ofSeconds(2);

    private static final Duration IDLE = Duration.ofMillis(200);

    private final RelayConfig config;
    private final RelayProgress progress;
    private final TransactionalSender sender;
    private final OffsetTable offsets;
    private final LogStream stream;
    private final BlockingQueue<LogChange> changes = new ArrayBlockingQueue<>(QUEUE);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread reader;
    private final Thread publisher;
    private volatile boolean closing;

    TransactionalCapture(RelayConfig config, RelayProgress progress) throws SQLException {
        this.config = config;
        this.progress = progress;
        this.sender = new TransactionalSender(config, progress); // before the position is read
        this.offsets = new OffsetTable(config.database(), config.slot());
        try {
            this.stream = new LogStream(config, start());
        } catch (SQLException | RuntimeException e) {
            sender.close();
            offsets.close();
            throw e;
        }
        this.reader = Thread.ofPlatform().name("relay-reader-" + config.slot()).start(this::read);
        this.publisher =
                Thread.ofPlatform().name("relay-publisher-" + config.slot()).start(this::publish);
    }

    private long start() throws SQLException {
        long published = PublishedPosition.read(config);
        if (published > offsets.logEnd()) {
            throw SlotLostException.log(PublishedPosition.topic(config));
        }
        return Math.max(offsets.committed(), published);
    }

    private void read() {
        try {
            while (!closing) {
                changes.put(stream.next());
            }
        } catch (InterruptedException | SQLException | RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private void publish() {
        try {
            long beaten = System.nanoTime();
            while (!closing) {
                handle(changes.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS));
                if (System.nanoTime() - beaten >= config.heartbeatInterval().toNanos()) {
                    offsets.beat();
                    beaten = System.nanoTime();
                }
            }
        } catch (InterruptedException | SQLException | RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private void handle(@Nullable LogChange change) throws InterruptedException, SQLException {
        switch (change) {
            case null -> {}
            case Event(OutboxRow row) -> {
                progress.awaits(row.committedAt());
                sender.send(row);
            }
            case Position position -> passed(position);
        }
    }

    /** Transactions that follow at once share one of Kafka's. */
    private void passed(Position position) throws InterruptedException, SQLException {
        boolean more = !changes.isEmpty() && sender.sent() < BATCH;
        if (more) {
            return;
        }
        if (sender.sent() > 0) {
            sender.commit(position);
        } else {
            progress.done();
        }
        offsets.save(position);
        stream.confirm(position.lsn());
    }

    @Override
    public CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public void close() {
        closing = true;
        stream.close();
        Threads.stop(reader, Duration.ofMillis(1));
        Threads.stop(publisher, STOPPING);
        sender.close();
        offsets.close();
    }
}
