package dev.brigade.outbox;

import dev.brigade.outbox.LogChange.Event;
import dev.brigade.outbox.LogChange.Position;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Sends as the reader reads, and keeps the end of the last transaction that Kafka has acknowledged
 * with all before it.
 */
final class AtLeastOnceDelivery implements Delivery<AtLeastOnceDelivery.Step> {
    /** How much is repeated after a crash, for one write of the offset. */
    private static final Duration SAVE_EVERY = Duration.ofMillis(20);

    private static final Duration IDLE = Duration.ofMillis(200);

    /** A change that is sent, or a position in between. */
    record Step(Publisher.@Nullable Sent sent, @Nullable Position position) {}

    private final KafkaSender sender;
    private final Publisher publisher;
    private final OffsetTable offsets;
    private @Nullable Position unsaved;
    private long saved = System.nanoTime();

    AtLeastOnceDelivery(RelayConfig config, RelayProgress progress) {
        this.offsets = new OffsetTable(config.database(), config.slot());
        this.sender = new KafkaSender(config, progress);
        this.publisher = new Publisher(config, sender, progress);
    }

    @Override
    public long start() throws SQLException {
        return offsets.committed();
    }

    @Override
    public Step begin(LogChange change) throws InterruptedException, SQLException {
        return switch (change) {
            case Event(OutboxRow row) -> new Step(publisher.send(row), null);
            case Position position -> new Step(null, position);
        };
    }

    @Override
    public Optional<Position> end(@Nullable Step begun, boolean more)
            throws InterruptedException, ExecutionException, SQLException {
        if (begun != null && begun.sent() != null) {
            publisher.await(begun.sent());
        }
        if (begun != null && begun.position() != null) {
            unsaved = begun.position();
        }
        boolean due = System.nanoTime() - saved >= SAVE_EVERY.toNanos();
        return due ? finish() : Optional.empty();
    }

    @Override
    public Optional<Position> finish() throws SQLException {
        Optional<Position> position = Optional.ofNullable(unsaved);
        if (position.isPresent()) {
            offsets.save(position.get());
            unsaved = null;
            saved = System.nanoTime();
        }
        return position;
    }

    @Override
    public Duration patience() {
        return unsaved == null ? IDLE : SAVE_EVERY;
    }

    @Override
    public void beat() throws SQLException {
        offsets.beat();
    }

    @Override
    public void close() {
        sender.close();
        offsets.close();
    }
}
