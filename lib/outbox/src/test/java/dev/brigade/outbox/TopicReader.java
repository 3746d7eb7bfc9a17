package dev.brigade.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;

/** Reads topics from their beginning, and keeps what it read. */
final class TopicReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    /** How many of them a test has looked at. */
    int handled;

    private final KafkaConsumer<byte[], byte[]> consumer;

    TopicReader(String bootstrapServers, String... topics) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "auto.offset.reset",
                                "earliest",
                                "isolation.level",
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.assign(
                Stream.of(topics)
                        .flatMap(topic -> partitions(topic).stream())
                        .map(partition ->
                                new TopicPartition(partition.topic(), partition.partition()))
                        .toList());
    }

    /** The broker may not know yet of a topic that was made just now. */
    private List<PartitionInfo> partitions(String topic) {
        return Awaitility.await()
                .until(() -> consumer.partitionsFor(topic), known -> !known.isEmpty());
    }

    /** Reads until so many records are there; fails after a minute. */
    List<ConsumerRecord<byte[], byte[]>> await(int count) {
        return await(read -> read.size() >= count);
    }

    /** Reads until it is enough; fails after a minute. */
    List<ConsumerRecord<byte[], byte[]>> await(
            Predicate<List<ConsumerRecord<byte[], byte[]>>> enough) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!enough.test(records)) {
            if (System.nanoTime() > deadline) {
                Assertions.fail("Only %d records came, while %s", records.size(), relayThreads());
            }
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return records;
    }

    /** Where the threads of relays in this process are: they tell why nothing comes. */
    private static String relayThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().contains("relay-"))
                .map(thread ->
                        thread.getKey().getName() + " is at " + Arrays.toString(thread.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /** Reads until all those events are there, and answers the ids of whatever came. */
    List<String> await(OutboxEvent... events) {
        List<String> wanted = ids(events);
        await(read -> read.stream().map(TopicReader::id).toList().containsAll(wanted));
        return records.stream().map(TopicReader::id).toList();
    }

    /** How many records can be read in all. */
    long end() {
        return consumer.endOffsets(consumer.assignment()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    static List<String> ids(OutboxEvent... events) {
        return Stream.of(events).map(event -> event.id().toString()).toList();
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    static String id(ConsumerRecord<byte[], byte[]> record) {
        return header(record, "ce_id");
    }

    @Override
    public void close() {
        consumer.close();
    }
}
