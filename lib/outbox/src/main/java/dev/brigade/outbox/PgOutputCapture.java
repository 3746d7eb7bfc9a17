package dev.brigade.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Reads the log by the driver's replication protocol. One thread reads and begins to deliver;
 * another ends it, and tells the server what it need not keep.
 */
final class PgOutputCapture<S> implements CaptureEngine {
    /** Begun and not ended: the bound of what a slow broker makes the relay hold. */
    private static final int IN_FLIGHT = 8192;

    private static final Duration STOPPING = Duration.ofSeconds(2);

    private final RelayConfig config;
    private final Delivery<S> delivery;
    private final LogStream stream;
    private final BlockingQueue<S> begun = new ArrayBlockingQueue<>(IN_FLIGHT);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread reader;
    private final Thread ender;
    private volatile boolean closing;

    /** The delivery lives and dies with it. */
    PgOutputCapture(RelayConfig config, Delivery<S> delivery) throws SQLException {
        this.config = config;
        this.delivery = delivery;
        try {
            this.stream = new LogStream(config, delivery.start());
        } catch (SQLException | RuntimeException e) {
            delivery.close();
            throw e;
        }
        this.reader = Thread.ofPlatform().name("relay-reader-" + config.slot()).start(this::read);
        this.ender = Thread.ofPlatform().name("relay-acks-" + config.slot()).start(this::end);
    }

    private void read() {
        try {
            while (!closing) {
                begun.put(delivery.begin(stream.next()));
            }
        } catch (InterruptedException | SQLException | RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private void end() {
        try {
            long beaten = System.nanoTime();
            while (!closing || reader.isAlive() || !begun.isEmpty()) {
                S next = begun.poll(delivery.patience().toMillis(), TimeUnit.MILLISECONDS);
                delivery.end(next, !begun.isEmpty()).ifPresent(stream::confirm);
                if (System.nanoTime() - beaten >= config.heartbeatInterval().toNanos()) {
                    beaten = System.nanoTime();
                    delivery.beat();
                }
            }
            delivery.finish().ifPresent(stream::confirm);
        } catch (InterruptedException | ExecutionException | SQLException | RuntimeException e) {
            ended.completeExceptionally(e);
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
        Threads.stop(ender, STOPPING);
        delivery.close();
    }
}
