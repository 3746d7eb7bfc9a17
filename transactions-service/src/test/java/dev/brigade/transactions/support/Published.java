package dev.brigade.transactions.support;

import dev.brigade.messaging.CloudEvents;
import dev.brigade.messaging.EventEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What other services read from a topic, from its beginning. */
public final class Published {

    private static final Duration PATIENCE =
            Soak.duration(Duration.ofSeconds(60), Duration.ofMinutes(5));

    private Published() {}

    /** The events about these subjects, in their order, once that holds of them. */
    public static List<EventEnvelope> until(
            String topic, Predicate<String> subjects, Predicate<List<EventEnvelope>> complete) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", Marketplace.bootstrapServers(),
                        "group.id", Marketplace.newId("test"),
                        "auto.offset.reset", "earliest");
        List<EventEnvelope> found = new ArrayList<>();
        Instant deadline = Instant.now().plus(PATIENCE);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (!complete.test(found) && Instant.now().isBefore(deadline)) {
                for (ConsumerRecord<byte[], byte[]> it : consumer.poll(Duration.ofMillis(200))) {
                    EventEnvelope event = CloudEvents.fromRecord(it);
                    if (subjects.test(event.subject())) {
                        found.add(event);
                    }
                }
            }
        }
        return found;
    }
}
