package dev.brigade.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.brigade.messaging.TopicSpec;
import dev.brigade.messaging.Topics;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records and the position behind them in one Kafka transaction. Whoever makes one of these
 * for a slot fences those that were made before. One thread.
 */
final class TransactionalSender implements AutoCloseable {
    /** A row that Kafka will not take. */
    private record Rejected(OutboxRow row, Exception cause) {}

    /** How long a transaction whose sender is gone keeps others from reading on. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final RelayConfig config;
    private final RelayProgress progress;
    private final KafkaSilence silence;
    private final DeadLetters deadLetters;
    private final Set<DeadLetters.Attempt> knownDead;
    private final KafkaProducer<String, byte[]> producer;
    private final Set<String> topics = new HashSet<>();
    private volatile @Nullable Rejected rejected;
    private int sent;

    /** Waits until what older ones left undone is committed or aborted. */
    TransactionalSender(RelayConfig config, RelayProgress progress) throws SQLException {
        this.config = config;
        this.progress = progress;
        this.silence = new KafkaSilence(config, progress);
        this.deadLetters = new DeadLetters(config, progress);
        this.knownDead = deadLetters.all();
        this.producer = producer(config);
        try {
            producer.initTransactions();
            Topics.ensure(
                    config.bootstrapServers(),
                    List.of(
                            new TopicSpec(
                                    PublishedPosition.topic(config), 1, Duration.ofDays(1), true)));
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    private static KafkaProducer<String, byte[]> producer(RelayConfig config) {
        Map<String, Object> properties = new HashMap<>(KafkaSender.properties(config));
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "relay-" + config.slot());
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TIMEOUT.toMillis());
        properties.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 2);
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    /** Sends it in the transaction that is open, or in a new one. */
    void send(OutboxRow row) throws InterruptedException, SQLException {
        if (knownDead.contains(DeadLetters.Attempt.of(row))) {
            return;
        }
        progress.sends(row.committedAt());
        try {
            ProducerRecord<String, byte[]> record = row.toRecord(config.source());
            awaitTopic(row.topic());
            begin();
            producer.send(record, (_, failure) -> noteFailure(row, failure));
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

    /** A topic that is missing would spoil the transaction. */
    private void awaitTopic(String topic) throws InterruptedException {
        while (!topics.contains(topic)) {
            try {
                producer.partitionsFor(topic);
                topics.add(topic);
                progress.done();
            } catch (TimeoutException waited) {
                silence.lasts(waited);
            }
        }
    }

    private void begin() {
        if (sent++ == 0) {
            producer.beginTransaction();
        }
    }

    /** Records in the open transaction. */
    int sent() {
        return sent;
    }

    /** Ends the open transaction: all that was sent is published, and nothing of it again. */
    void commit(LogChange.Position position) throws InterruptedException, SQLException {
        try {
            producer.send(
                    new ProducerRecord<>(
                            PublishedPosition.topic(config),
                            config.slot(),
                            Long.toString(position.lsn()).getBytes(UTF_8)));
            commitTransaction();
        } catch (KafkaException e) {
            throw failed(e);
        }
        progress.published(sent);
        progress.done();
        sent = 0;
    }

    /** One record that Kafka will not take spoils its transaction: next time it is left out. */
    private KafkaException failed(KafkaException failure) throws SQLException {
        Rejected one = rejected;
        if (one != null) {
            deadLetters.add(one.row(), one.cause());
        }
        return failure;
    }

    private void commitTransaction() throws InterruptedException {
        while (true) {
            try {
                producer.commitTransaction();
                return;
            } catch (TimeoutException waited) {
                silence.lasts(waited);
            }
        }
    }

    /**
     * Aborts what is not committed: until then nobody reads past it. When that fails, the next one
     * of these does it, or the broker after {@link #TIMEOUT}.
     */
    @Override
    public void close() {
        try {
            if (sent > 0) {
                producer.abortTransaction();
            }
        } catch (KafkaException | IllegalStateException e) {
            // Fenced, or Kafka is away, or the transaction is about to be committed.
        }
        producer.close(Duration.ZERO);
    }
}
