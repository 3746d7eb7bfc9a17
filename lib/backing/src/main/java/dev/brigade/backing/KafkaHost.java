package dev.brigade.backing;

/** Where a Kafka broker for tests runs. */
interface KafkaHost extends AutoCloseable {
    String bootstrapServers();

    @Override
    void close();
}
