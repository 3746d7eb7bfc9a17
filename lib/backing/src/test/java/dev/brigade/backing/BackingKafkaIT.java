package dev.brigade.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class BackingKafkaIT {
    final Map<String, Object> client =
            Map.of("bootstrap.servers", BackingKafka.shared().bootstrapServers());

    @Test
    void a_consumer_group_reads_what_a_producer_wrote() throws Exception {
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic("dishes", 2, (short) 1))).all().get();
        }
        try (var producer =
                new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("dishes", "1", "ćufte")).get();
        }
        Map<String, Object> group = Map.of("group.id", "guests", "auto.offset.reset", "earliest");
        try (var consumer =
                new KafkaConsumer<>(
                        both(client, group), new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("dishes"));
            assertThat(consumer.poll(Duration.ofSeconds(20)))
                    .extracting(each -> each.value())
                    .containsExactly("ćufte");
        }
    }

    private static Map<String, Object> both(Map<String, Object> one, Map<String, Object> other) {
        Map<String, Object> both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }
}
