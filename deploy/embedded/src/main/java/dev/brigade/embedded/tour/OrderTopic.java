package dev.brigade.embedded.tour;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What came to {@code order.events.v1} since this was made. */
final class OrderTopic {
    private static final String TOPIC = "order.events.v1";

    private final String bootstrapServers;
    private final Map<TopicPartition, Long> start;

    OrderTopic(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            this.start = consumer.endOffsets(partitions(consumer));
        }
    }

    /** Reads the events of these orders until they are enough, or the time is over. */
    List<Delivery> read(Set<String> orders, Predicate<List<Delivery>> enough, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        List<Delivery> read = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            consumer.assign(start.keySet());
            start.forEach(consumer::seek);
            while (!(enough.test(read) && isAtEnd(consumer)) && Instant.now().isBefore(deadline)) {
                for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(100))) {
                    if (orders.contains(each.key())) {
                        read.add(delivery(each));
                    }
                }
            }
        }
        return read;
    }

    private static boolean isAtEnd(KafkaConsumer<String, byte[]> consumer) {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static Delivery delivery(ConsumerRecord<String, byte[]> each) {
        return new Delivery(
                each.key(), header(each, "ce_id"), Long.parseLong(header(each, "ce_version")));
    }

    private static String header(ConsumerRecord<String, byte[]> each, String name) {
        Header header = each.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalStateException(
                    "no header " + name + " at " + each.topic() + " " + each.offset());
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        return consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(
                configuration, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
