package dev.brigade.benchmarks.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.brigade.messaging.CloudEvents;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Consumes on a thread of its own, and notes when each event was first seen. */
final class Arrivals implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<String, byte[]> consumer;
    private final ConcurrentMap<String, Long> commits;
    private final Map<String, Long> seen = new LinkedHashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Thread thread;
    private boolean ordered = true;

    Arrivals(String bootstrapServers, ConcurrentMap<String, Long> commits) {
        this.commits = commits;
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "auto.offset.reset",
                                "earliest",
                                "isolation.level",
                                "read_committed"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        consumer.assign(
                consumer.partitionsFor(OutboxBenchmark.TOPIC).stream()
                        .map(one -> new TopicPartition(one.topic(), one.partition()))
                        .toList());
        thread = Thread.ofPlatform().name("arrivals").start(this::consume);
    }

    private void consume() {
        try {
            while (true) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(record ->
                                note(
                                        header(record, CloudEvents.ID),
                                        record.key(),
                                        Long.parseLong(header(record, CloudEvents.VERSION))));
            }
        } catch (WakeupException closed) {
            consumer.close();
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private synchronized void note(String id, String account, long version) {
        if (seen.putIfAbsent(id, System.nanoTime()) == null) {
            Long before = versions.put(account, version);
            ordered &= before == null || before == version - 1;
        }
        notifyAll();
    }

    /** Whether every account's versions came one after the other. */
    synchronized boolean ordered() {
        return ordered;
    }

    /** Waits until so many events were seen. */
    synchronized Arrivals await(int count) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (seen.size() < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Only %d of %d events came".formatted(seen.size(), count));
            }
            wait(100);
        }
        return this;
    }

    /**
     * From commit to arrival, leaving out the first ones to arrive. An arrival before the commit's
     * return counts as 0.
     */
    synchronized Latencies after(int warmUp) {
        Map<String, Long> committed = new HashMap<>(commits);
        return Latencies.of(
                seen.entrySet().stream()
                        .skip(warmUp)
                        .mapToLong(one -> {
                            Long commit = committed.get(one.getKey());
                            return commit == null ? 0 : Math.max(0, one.getValue() - commit);
                        })
                        .toArray());
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
