package dev.brigade.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes events to Kafka: acknowledged by all replicas, in the order of the calls, and not
 * written twice by a retry of the client. An event that was accepted is tried until the broker
 * takes it, however long it is away: giving one up while later ones succeed would break their
 * order. Thread-safe.
 */
public final class EventPublisher implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final KafkaProducer<String, byte[]> producer;

    private record Sent(String topic, CompletableFuture<RecordMetadata> acknowledged) {

        boolean isRefused() {
            return acknowledged.isCompletedExceptionally();
        }

        void await() {
            try {
                acknowledged.get();
            } catch (ExecutionException e) {
                throw new PublishException("Kafka did not take an event for " + topic, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PublishException("Interrupted while publishing to " + topic, e);
            }
        }
    }

    public EventPublisher(String bootstrapServers, String clientId) {
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.CLIENT_ID_CONFIG,
                                clientId,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                true,
                                // Not 5: a broker that does not lead a partition yet refuses a
                                // batch, and then takes the next one on its way as the first.
                                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                                1,
                                ProducerConfig.LINGER_MS_CONFIG,
                                0,
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                10_000,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                Integer.MAX_VALUE,
                                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                                1_000),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /**
     * Publishes one event. Blocks up to 10 s when the topic's partitions are not known yet.
     *
     * @return completes when Kafka has acknowledged it; fails when the record can never be taken,
     *     when the topic cannot be reached, or at {@link #close}
     */
    public CompletableFuture<RecordMetadata> publish(String topic, EventEnvelope event) {
        return send(CloudEvents.toRecord(topic, event));
    }

    /**
     * Publishes events in order, and returns when all are acknowledged.
     *
     * @throws PublishException when one is not: publish all of them again, consumers know repeated
     *     ones by their id
     */
    public void publishAll(String topic, List<EventEnvelope> events) {
        publishAll(Map.of(topic, events));
    }

    /**
     * Publishes events to several topics at once, those of each in order, and returns when all are
     * acknowledged.
     *
     * @throws PublishException when one is not, as above
     */
    public void publishAll(Map<String, List<EventEnvelope>> byTopic) {
        List<Sent> sent = new ArrayList<>();
        byTopic.forEach((topic, events) ->
                events.forEach(event -> {
                    // those behind one that cannot be sent must not overtake it
                    if (sent.isEmpty() || !sent.getLast().isRefused()) {
                        sent.add(new Sent(topic, publish(topic, event)));
                    }
                }));
        sent.forEach(Sent::await);
    }

    CompletableFuture<RecordMetadata> send(ProducerRecord<String, byte[]> produced) {
        var result = new CompletableFuture<RecordMetadata>();
        try {
            producer.send(
                    produced,
                    (metadata, failure) -> {
                        if (failure == null) {
                            result.complete(metadata);
                        } else {
                            result.completeExceptionally(failure);
                        }
                    });
        } catch (KafkaException | IllegalStateException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    /** Waits up to 5 s for what is on its way. */
    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
