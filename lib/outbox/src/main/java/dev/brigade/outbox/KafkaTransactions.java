package dev.brigade.outbox;

import dev.brigade.messaging.TopicSpec;
import dev.brigade.messaging.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The transactions of Kafka of one slot, one after the other. Whoever makes one of these fences
 * those that were made before. One thread.
 */
final class KafkaTransactions implements AutoCloseable {
    /** How long a transaction whose sender is gone keeps others from reading on. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final KafkaSilence silence;
    private final RelayProgress progress;
    private final KafkaProducer<String, byte[]> producer;
    private final Set<String> topics = new HashSet<>();
    private int sent;

    /** Waits until what older ones left undone is committed or aborted. */
    KafkaTransactions(RelayConfig config, RelayProgress progress) {
        this.progress = progress;
        this.silence = new KafkaSilence(config, progress);
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

    /** Sends it in the transaction that is open, or in a new one; waits for its topic. */
    void send(ProducerRecord<String, byte[]> record, Callback result) throws InterruptedException {
        awaitTopic(record.topic());
        if (sent++ == 0) {
            producer.beginTransaction();
        }
        producer.send(record, result);
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

    /** Records in the open transaction. */
    int sent() {
        return sent;
    }

    /** Ends the open transaction with one more record; answers how many were in it before. */
    int commit(ProducerRecord<String, byte[]> last) throws InterruptedException {
        producer.send(last);
        awaitCommit();
        int committed = sent;
        sent = 0;
        return committed;
    }

    private void awaitCommit() throws InterruptedException {
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
