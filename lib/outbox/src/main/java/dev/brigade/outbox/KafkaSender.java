package dev.brigade.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends records in order, and keeps trying while Kafka is away: a record that was given up while a
 * later one passes would break the order of its aggregate.
 */
final class KafkaSender implements AutoCloseable {
    /** How long Kafka may be silent before the relay says so. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaSilence silence;

    KafkaSender(RelayConfig config, RelayProgress progress) {
        this.producer =
                new KafkaProducer<>(
                        properties(config), new StringSerializer(), new ByteArraySerializer());
        this.silence = new KafkaSilence(config, progress);
    }

    static Map<String, Object> properties(RelayConfig config) {
        Map<String, Object> properties = new HashMap<>(config.producer());
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "relay-" + config.slot());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // Not 5: a broker that does not lead a partition yet refuses a batch, and then takes the
        // next one on its way as the first.
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        properties.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 20);
        properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return properties;
    }

    /** Hands the record to the producer; waits for as long as its topic is not there. */
    Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) throws InterruptedException {
        while (true) {
            Future<RecordMetadata> sent = producer.send(record);
            if (!sent.isDone()
                    || !(sent.state() == Future.State.FAILED)
                    || !(sent.exceptionNow() instanceof TimeoutException waited)) {
                return sent;
            }
            silence.lasts(waited);
        }
    }

    /** Returns when Kafka has acknowledged the record. */
    void await(Future<RecordMetadata> sent) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (java.util.concurrent.TimeoutException stillSilent) {
                silence.lasts();
            }
        }
    }

    /** Gives up what is not acknowledged: another instance may be sending it by now. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
