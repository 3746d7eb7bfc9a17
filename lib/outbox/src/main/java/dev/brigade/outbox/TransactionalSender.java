package dev.brigade.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.jspecify.annotations.Nullable;

/**
 * Sends records and the position behind them in one Kafka transaction, but for those that Kafka
 * will never take. Whoever makes one of these for a slot fences those that were made before. One
 * thread.
 */
final class TransactionalSender implements AutoCloseable {
    /** A row that Kafka will not take. */
    private record Rejected(OutboxRow row, Exception cause) {}

    private final RelayConfig config;
    private final RelayProgress progress;
    private final DeadLetters deadLetters;
    private final Set<DeadLetters.Attempt> knownDead;
    private final KafkaTransactions transactions;
    private volatile @Nullable Rejected rejected;

    /** Waits until what older ones left undone is committed or aborted. */
    TransactionalSender(RelayConfig config, RelayProgress progress) throws SQLException {
        this.config = config;
        this.progress = progress;
        this.deadLetters = new DeadLetters(config, progress);
        this.knownDead = progress.knownDead();
        knownDead.addAll(deadLetters.all());
        this.transactions = new KafkaTransactions(config, progress);
    }

    /** Sends it in the transaction that is open, or in a new one. */
    void send(OutboxRow row) throws InterruptedException, SQLException {
        if (knownDead.contains(DeadLetters.Attempt.of(row))) {
            return;
        }
        progress.sends(row.committedAt());
        try {
            ProducerRecord<String, byte[]> record = row.toRecord(config.source());
            transactions.send(record, (_, failure) -> noteFailure(row, failure));
        } catch (DateTimeException
                | IllegalArgumentException
                | NullPointerException
                | InvalidTopicException e) {
            deadLetters.add(row, e);
        } catch (KafkaException e) {
            throw failed(e);
        } finally {
            progress.sent();
        }
    }

    private void noteFailure(OutboxRow row, @Nullable Exception failure) {
        if (failure != null && Publisher.isFinal(failure) && rejected == null) {
            rejected = new Rejected(row, failure);
        }
    }

    /** Records in the open transaction. */
    int sent() {
        return transactions.sent();
    }

    /** Ends the open transaction: all that was sent is published, and nothing of it again. */
    void commit(LogChange.Position position) throws InterruptedException, SQLException {
        try {
            progress.published(transactions.commit(record(position)));
        } catch (KafkaException e) {
            throw failed(e);
        }
        progress.done();
    }

    private ProducerRecord<String, byte[]> record(LogChange.Position position) {
        return new ProducerRecord<>(
                PublishedPosition.topic(config),
                config.slot(),
                Long.toString(position.lsn()).getBytes(UTF_8));
    }

    /** One record that Kafka will not take spoils its transaction: next time it is left out. */
    private KafkaException failed(KafkaException failure) throws SQLException {
        Rejected one = rejected;
        if (one != null) {
            deadLetters.add(one.row(), one.cause());
            knownDead.add(DeadLetters.Attempt.of(one.row()));
        }
        return failure;
    }

    @Override
    public void close() {
        transactions.close();
    }
}
