package dev.brigade.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.brigade.messaging.CloudEvents;
import dev.brigade.messaging.EventEnvelope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What stands in Kafka's topics, as any other reader sees it. */
public record TopicLog(String bootstrapServers) {

    /** All events about one aggregate in a topic up to now, in their order. */
    public List<EventEnvelope> events(String topic, String subject) {
        return records(List.of(topic)).stream()
                .map(CloudEvents::fromRecord)
                .filter(event -> event.subject().equals(subject))
                .toList();
    }

    /** All records about one aggregate in a topic up to now, in their order. */
    public List<ConsumerRecord<byte[], byte[]>> records(String topic, String subject) {
        return records(List.of(topic)).stream()
                .filter(record -> new String(record.key(), UTF_8).equals(subject))
                .toList();
    }

    /** Everything in every topic up to now. */
    public List<ConsumerRecord<byte[], byte[]>> everything() {
        try (var consumer = consumer()) {
            return records(consumer.listTopics().keySet());
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> records(Collection<String> topics) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = consumer()) {
            List<TopicPartition> partitions =
                    topics.stream()
                            .flatMap(topic -> consumer.partitionsFor(topic).stream())
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
