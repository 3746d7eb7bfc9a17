package dev.brigade.readmodel;

import java.util.List;

/** Topics on a Kafka broker. */
public record KafkaTopics(String bootstrapServers, List<String> names) {

    public KafkaTopics {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("A read model follows at least one topic");
        }
    }

    public static KafkaTopics of(String bootstrapServers, String... names) {
        return new KafkaTopics(bootstrapServers, List.of(names));
    }
}
