package dev.brigade.transactions.support;

import dev.brigade.messaging.CloudEvents;
import dev.brigade.messaging.EventEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What other services read from a topic, from its beginning. */
public final class Published {

    private static final Duration PATIENCE =
            Soak.duration(Duration.ofSeconds(60), Duration.ofMinutes(5));

    private Published() {}

    /**
     * The ids of the events about this subject, in the order in which each came first, once there
     * are so many or it is no use to wait. Nothing else of them is kept, since there may be
     * hundreds of thousands.
     */
    public static List<String> ids(String topic, String subject, int count) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", Marketplace.bootstrapServers(),
                        "group.id", Marketplace.newId("test"),
                        "auto.offset.reset", "earliest");
        Set<String> found = new LinkedHashSet<>();
        Instant deadline = Instant.now().plus(PATIENCE);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (found.size() < count && Instant.now().isBefore(deadline)) {
                for (ConsumerRecord<byte[], byte[]> it : consumer.poll(Duration.ofMillis(200))) {
                    EventEnvelope event = CloudEvents.fromRecord(it);
                    if (subject.equals(event.subject())) {
                        found.add(event.eventId());
                    }
                }
            }
        }
        return List.copyOf(found);
    }
}
