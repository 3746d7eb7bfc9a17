package dev.brigade.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Everything that has gone over Kafka, as an outsider reads it. */
public record Wire(String bootstrapServers) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** One record. */
    public record Seen(String topic, String key, Map<String, String> headers, String value) {

        /** A header that must be there. */
        public String header(String name) {
            String value = headers.get(name);
            if (value == null) {
                throw new AssertionError("No %s on %s".formatted(name, this));
            }
            return value;
        }

        /** A header that may be missing. */
        public @Nullable String optionalHeader(String name) {
            return headers.get(name);
        }
    }

    /** Reads the topics from their beginning until the records that fit are enough. */
    public List<Seen> readUntil(
            List<String> topics, Predicate<Seen> fits, Predicate<List<Seen>> enough) {
        List<Seen> seen = new ArrayList<>();
        Instant deadline = Instant.now().plus(PATIENCE);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topics);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!enough.test(seen)) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError("Not enough on the wire, only " + seen);
                }
                consumer.poll(Duration.ofMillis(100)).forEach(record -> addIf(fits, record, seen));
            }
        }
        return seen;
    }

    /** All records that fit and were there when this was called. */
    public List<Seen> readAll(List<String> topics, Predicate<Seen> fits) {
        List<Seen> seen = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topics);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> addIf(fits, record, seen));
            }
        }
        return seen;
    }

    private static void addIf(
            Predicate<Seen> fits, ConsumerRecord<byte[], byte[]> record, List<Seen> seen) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        Seen one = new Seen(record.topic(), text(record.key()), headers, text(record.value()));
        if (fits.test(one)) {
            seen.add(one);
        }
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<byte[], byte[]> consumer, List<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
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

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
