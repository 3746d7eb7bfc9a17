package dev.brigade.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Copies dead letters from the table to their topics. A crash between the acknowledgement and the
 * note of it makes a second copy with the same {@code dlt_id}. Used by one thread.
 */
final class DeadLetterPublisher implements AutoCloseable {

    private static final Duration RETENTION = Duration.ofDays(30);

    private final String bootstrapServers;
    private final DataSource database;
    private final Graveyard graveyard;
    private final Set<String> ensured = new HashSet<>();
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    DeadLetterPublisher(InboxSettings settings) {
        this.bootstrapServers = settings.bootstrapServers();
        this.database = settings.database();
        this.graveyard = new Graveyard(settings.group());
    }

    /** Publishes all whose copy is missing. Holds no connection while it waits for Kafka. */
    void publish() throws SQLException, InterruptedException {
        List<BuriedRecord> unpublished = unpublished();
        while (!unpublished.isEmpty()) {
            for (BuriedRecord buried : unpublished) {
                note(buried, publish(buried));
            }
            unpublished = unpublished();
        }
    }

    private List<BuriedRecord> unpublished() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return graveyard.unpublished(connection);
        }
    }

    private void note(BuriedRecord buried, @Nullable String error) throws SQLException {
        try (Connection connection = database.getConnection()) {
            graveyard.published(connection, buried.id(), error);
        }
    }

    /** Null once Kafka has it, or why it will never take it. */
    private @Nullable String publish(BuriedRecord buried) throws InterruptedException {
        try {
            ensureTopic(buried.deadLetterTopic());
            producer().send(buried.toProduced()).get();
            return null;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                throw new KafkaException("The broker does not take dead letters", e);
            }
            return FailureStreak.describe(e);
        } catch (MalformedEventException e) {
            return FailureStreak.describe(e);
        }
    }

    private void ensureTopic(String topic) {
        if (!ensured.contains(topic)) {
            Topics.ensure(bootstrapServers, List.of(new TopicSpec(topic, 1, RETENTION, false)));
            ensured.add(topic);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        KafkaProducer<byte[], byte[]> existing = producer;
        if (existing != null) {
            return existing;
        }
        var created =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.CLIENT_ID_CONFIG,
                                graveyard.consumer() + "-dlt",
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                10_000,
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                5_000,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                10_000),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        producer = created;
        return created;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }
}
