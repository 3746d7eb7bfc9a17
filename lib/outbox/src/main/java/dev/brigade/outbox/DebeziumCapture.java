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

/** An embedded Debezium engine, with a producer that lives and dies with it. */
final class DebeziumCapture implements CaptureEngine {
    private static final Duration STOPPING = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofMillis(50);

    private final KafkaSender sender;
    private final OffsetTable offsets;
    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    DebeziumCapture(RelayConfig config, RelayProgress progress) {
        this.sender = new KafkaSender(config, progress);
        this.offsets = new OffsetTable(config.database(), config.slot());
        try {
            this.engine = engine(config, new Publisher(config, sender, progress));
        } catch (RuntimeException e) {
            sender.close();
            throw e;
        }
        Thread.ofPlatform().name("relay-engine-" + config.slot()).start(this::run);
    }

    private DebeziumEngine<RecordChangeEvent<SourceRecord>> engine(
            RelayConfig config, Publisher publisher) {
        return DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(EngineProperties.of(config))
                .using(DebeziumCapture.class.getClassLoader())
                .using(OffsetCommitPolicy.always())
                .using(this::completed)
                .notifying(new BatchPublisher(publisher, offsets))
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
        sender.close();
        offsets.close();
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
