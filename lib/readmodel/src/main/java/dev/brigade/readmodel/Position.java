package dev.brigade.readmodel;

import org.apache.kafka.clients.producer.RecordMetadata;

/** Where a record stands: what a producer gets, and what a reader can wait for. */
public record Position(String topic, int partition, long offset) {

    public static Position of(RecordMetadata produced) {
        return new Position(produced.topic(), produced.partition(), produced.offset());
    }
}
