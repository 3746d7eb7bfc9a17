package dev.brigade.benchmarks.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.brigade.messaging.CloudEvents;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How the floors send: the same producer, the least in a record. */
final class Producing {
    private Producing() {}

    static KafkaProducer<String, byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "linger.ms",
                        0,
                        "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    static ProducerRecord<String, byte[]> record(
            String id, String key, String version, String payload) {
        return new ProducerRecord<>(
                OutboxBenchmark.TOPIC,
                null,
                key,
                payload.getBytes(UTF_8),
                List.of(
                        new RecordHeader(CloudEvents.ID, id.getBytes(UTF_8)),
                        new RecordHeader(CloudEvents.VERSION, version.getBytes(UTF_8))));
    }
}
