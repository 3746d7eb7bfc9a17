package dev.brigade.outbox;

import dev.brigade.outbox.LogChange.Event;
import dev.brigade.outbox.LogChange.Position;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Publishes whole transactions of the database, one or more of them in one of Kafka's, with the
 * position behind them. What is in the offset table may be older than that position, never newer.
 */
final class TransactionalDelivery implements Delivery<LogChange> {
    /** Most records in a transaction of Kafka, but for those of one transaction of the database. */
    private static final int BATCH = 2048;

    private static final Duration IDLE = Duration.ofMillis(200);

    private final RelayConfig config;
    private final RelayProgress progress;
    private final TransactionalSender sender;
    private final OffsetTable offsets;

    /** From now on none that was made before can publish: only then is it asked where to start. */
    TransactionalDelivery(RelayConfig config, RelayProgress progress) throws SQLException {
        this.config = config;
        this.progress = progress;
        this.sender = new TransactionalSender(config, progress);
        this.offsets = new OffsetTable(config.database(), config.slot());
    }

    /** What stands in Kafka only is noted in the table, too: a Debezium engine reads it there. */
    @Override
    public long start() throws SQLException {
        long published = PublishedPosition.read(config);
        if (published > offsets.logEnd()) {
            throw SlotLostException.log(PublishedPosition.topic(config));
        }
        long start = Math.max(published, offsets.committed());
        if (published > offsets.latest()) {
            long now = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
            offsets.carry(new Position(published, now));
        }
        return start;
    }

    @Override
    public LogChange begin(LogChange change) {
        return change;
    }

    @Override
    public Optional<Position> end(@Nullable LogChange change, boolean more)
            throws InterruptedException, SQLException {
        return switch (change) {
            case null -> Optional.empty();
            case Event(OutboxRow row) -> {
                progress.awaits(row.committedAt());
                sender.send(row);
                yield Optional.empty();
            }
            case Position position -> passed(position, more);
        };
    }

    /** Transactions that follow at once share one of Kafka's. */
    private Optional<Position> passed(Position position, boolean more)
            throws InterruptedException, SQLException {
        if (more && sender.sent() < BATCH) {
            return Optional.empty();
        }
        if (sender.sent() > 0) {
            sender.commit(position);
        } else {
            progress.done();
        }
        offsets.save(position);
        return Optional.of(position);
    }

    /** Nothing: a transaction that has not ended is not published. */
    @Override
    public Optional<Position> finish() {
        return Optional.empty();
    }

    @Override
    public Duration patience() {
        return IDLE;
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
