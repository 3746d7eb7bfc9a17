package dev.brigade.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Hears a topic from its beginning, on a thread of its own. */
public final class TopicListener implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<ConsumerRecord<byte[], byte[]>> ear;
    private final Thread thread;

    /** Each record of that topic goes to that ear as soon as it is there. */
    public TopicListener(
            String bootstrapServers, String topic, Consumer<ConsumerRecord<byte[], byte[]>> ear) {
        this.ear = ear;
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "auto.offset.reset",
                                "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.assign(
                consumer.partitionsFor(topic).stream()
                        .map(one -> new TopicPartition(one.topic(), one.partition()))
                        .toList());
        thread = Thread.ofPlatform().name("listen-" + topic).start(this::listen);
    }

    private void listen() {
        try {
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(ear);
            }
        } catch (WakeupException closed) {
            consumer.close();
        }
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
