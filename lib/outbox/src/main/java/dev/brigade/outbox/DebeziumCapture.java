package dev.brigade.outbox;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.debezium.engine.spi.OffsetCommitPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** An embedded Debezium engine. */
final class DebeziumCapture implements CaptureEngine {
    private static final Duration STOPPING = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofMillis(50);

    private final BatchConsumer consumer;
    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** The consumer lives and dies with it. */
    DebeziumCapture(RelayConfig config, BatchConsumer consumer) {
        this.consumer = consumer;
        try {
            this.engine = engine(config, consumer);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
        Thread.ofPlatform().name("relay-engine-" + config.slot()).start(this::run);
    }

    private DebeziumEngine<RecordChangeEvent<SourceRecord>> engine(
            RelayConfig config, BatchConsumer consumer) {
        return DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(EngineProperties.of(config))
                .using(DebeziumCapture.class.getClassLoader())
                .using(OffsetCommitPolicy.always())
                .using(this::completed)
                .notifying(consumer)
                .build();
    }

    private void run() {
        try {
            engine.run();
        } catch (RuntimeException e) {
            ended.completeExceptionally(e);
        } finally {
            ended.complete(null);
        }
    }

    private void completed(boolean success, String message, @Nullable Throwable error) {
        if (!success) {
            ended.completeExceptionally(error != null ? error : new IllegalStateException(message));
        }
    }

    @Override
    public CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public void close() {
        long deadline = System.nanoTime() + STOPPING.toNanos();
        while (!ended.isDone() && System.nanoTime() < deadline) {
            stop();
            await(RETRY);
        }
        consumer.close();
    }

    /** The engine refuses to stop while its tasks start, and when it is stopping already. */
    private void stop() {
        try {
            engine.close();
        } catch (IllegalStateException | IOException refused) {
            // Asked again until it has ended.
        }
    }

    private void await(Duration time) {
        try {
            ended.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Either it still runs, or it ended by the failure that its owner was told of.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
