package dev.brigade.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.backing.BackingKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class TopicsIT {

    private final String servers = BackingKafka.shared().bootstrapServers();
    private final String name = "topic-" + Uuids.v7();

    @Test
    void a_topic_is_created_as_specified_and_left_alone_afterwards() throws Exception {
        Topics.ensure(servers, List.of(new TopicSpec(name, 3, Duration.ofDays(7), false)));
        Topics.ensure(servers, List.of(new TopicSpec(name, 5, Duration.ofDays(1), true)));

        assertThat(partitions()).isEqualTo(3);
        assertThat(setting("retention.ms")).isEqualTo("604800000");
        assertThat(setting("cleanup.policy")).isEqualTo("delete");
    }

    @Test
    void a_compacted_topic_is_created() throws Exception {
        Topics.ensure(servers, List.of(new TopicSpec(name, 1, Duration.ofDays(7), true)));

        assertThat(setting("cleanup.policy")).isEqualTo("compact");
    }

    @Test
    void instances_that_start_together_create_it_once() throws Exception {
        List<TopicSpec> topics = List.of(new TopicSpec(name, 2, Duration.ofDays(7), false));

        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    Stream.generate(() -> instances.submit(() -> Topics.ensure(servers, topics)))
                            .limit(5)
                            .toList();
            for (var call : calls) {
                call.get();
            }
        }

        assertThat(partitions()).isEqualTo(2);
    }

    @Test
    void a_topic_that_the_broker_refuses_is_reported() {
        var invalid = List.of(new TopicSpec("not a name", 1, Duration.ofDays(7), false));

        assertThatThrownBy(() -> Topics.ensure(servers, invalid))
                .isInstanceOf(KafkaException.class)
                .hasStackTraceContaining("not a name");
    }

    private int partitions() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            return admin.describeTopics(List.of(name))
                    .topicNameValues()
                    .values()
                    .iterator()
                    .next()
                    .get()
                    .partitions()
                    .size();
        }
    }

    private String setting(String setting) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            return admin.describeConfigs(List.of(topic))
                    .values()
                    .values()
                    .iterator()
                    .next()
                    .get()
                    .get(setting)
                    .value();
        }
    }
}
