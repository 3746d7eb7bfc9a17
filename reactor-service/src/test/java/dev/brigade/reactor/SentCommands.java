package dev.brigade.reactor;

import dev.brigade.messaging.CloudEvents;
import dev.brigade.messaging.EventEnvelope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What has gone to {@code order.commands.v1}, as transactions-service would read it. */
public record SentCommands(String bootstrapServers) {

    private static final String TOPIC = "order.commands.v1";

    /** All commands to one order up to now, in their order. */
    public List<EventEnvelope> to(String orderId) {
        return all().stream().filter(command -> command.subject().equals(orderId)).toList();
    }

    /** All commands up to now. */
    public List<EventEnvelope> all() {
        List<EventEnvelope> commands = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(TOPIC).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> commands.add(CloudEvents.fromRecord(record)));
            }
        }
        return commands;
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
