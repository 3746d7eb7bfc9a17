package dev.brigade.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How far a transactional relay has published, in a topic: the transactions write it there. */
final class PublishedPosition {
    private static final long LAST_FEW = 16;

    private PublishedPosition() {}

    /** One of its own for each slot, compacted. */
    static String topic(RelayConfig config) {
        return config.slot() + ".offsets";
    }

    /** The end of the last transaction that is published; 0 when none is. */
    static long read(RelayConfig config) {
        TopicPartition partition = new TopicPartition(topic(config), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(config)) {
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            // The last ones may be markers of transactions, or aborted.
            for (long back = LAST_FEW; ; back *= 2) {
                consumer.seek(partition, Math.max(0, end - back));
                long found = last(consumer, partition, end);
                if (found > 0 || back >= end) {
                    return found;
                }
            }
        }
    }

    private static long last(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long end) {
        long found = 0;
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(100))) {
                found = Long.parseLong(new String(one.value(), UTF_8));
            }
        }
        return found;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(RelayConfig config) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        config.bootstrapServers(),
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false,
                        "default.api.timeout.ms",
                        5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
