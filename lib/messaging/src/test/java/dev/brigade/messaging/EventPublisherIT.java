package dev.brigade.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.backing.BackingKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventPublisherIT {

    private final String servers = BackingKafka.shared().bootstrapServers();
    private final String topic = "published-" + Uuids.v7();
    private final EventPublisher publisher = new EventPublisher(servers, "test");

    EventPublisherIT() {
        Topics.ensure(servers, List.of(new TopicSpec(topic, 1, Duration.ofDays(1), false)));
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void events_are_on_the_topic_in_order_when_they_are_acknowledged() {
        List<EventEnvelope> events =
                IntStream.range(0, 300).mapToObj(n -> Events.event("order-" + n % 7, n)).toList();

        publisher.publishAll(topic, events);

        assertThat(consumed(events.size())).containsExactlyElementsOf(events);
    }

    /**
     * The broker makes the partitions of a new topic one after another, and refuses a record until
     * its partition is there. If the next one is on its way by then, it is taken as the first.
     */
    @Test
    void no_event_overtakes_another_on_a_topic_that_is_just_being_made() {
        int partitions = 64;
        String fresh = "fresh-" + Uuids.v7();
        publisher.publishAll(topic, List.of(Events.event("order-1", 1)));
        Topics.ensure(
                servers, List.of(new TopicSpec(fresh, partitions, Duration.ofDays(1), false)));
        List<CompletableFuture<RecordMetadata>> sent = new ArrayList<>();
        for (int version = 1; version <= 5; version++) {
            for (int partition = 0; partition < partitions; partition++) {
                sent.add(publisher.send(new ProducerRecord<>(fresh, partition, null, new byte[8])));
            }
        }

        Await.until(() -> assertThat(sent).allSatisfy(one -> assertThat(one).isDone()));

        for (int i = 0; i < sent.size(); i++) {
            assertThat(sent.get(i).join().offset()).isEqualTo(i / partitions);
        }
    }

    @Test
    void a_published_event_tells_its_position() throws Exception {
        publisher.publishAll(topic, List.of(Events.event("order-1", 1)));

        RecordMetadata at = publisher.publish(topic, Events.event("order-1", 2)).get();

        assertThat(at.topic()).isEqualTo(topic);
        assertThat(at.offset()).isEqualTo(1);
    }

    @Test
    void an_event_that_kafka_never_takes_fails_and_those_behind_it_are_not_sent() {
        EventEnvelope small = Events.event("order-1", 1);
        EventEnvelope tooLarge = withJson("\"" + "x".repeat(2 << 20) + "\"");
        EventEnvelope behind = Events.event("order-1", 3);

        assertThatThrownBy(() -> publisher.publishAll(topic, List.of(small, tooLarge, behind)))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining(topic);

        assertThat(consumed(1)).containsExactly(small);
    }

    @Test
    void events_of_several_topics_are_published_at_once() {
        String other = "other-" + Uuids.v7();
        Topics.ensure(servers, List.of(new TopicSpec(other, 1, Duration.ofDays(1), false)));
        List<EventEnvelope> some = List.of(Events.event("order-1", 1), Events.event("order-1", 2));
        List<EventEnvelope> others = List.of(Events.event("order-2", 1));

        publisher.publishAll(Map.of(topic, some, other, others));

        assertThat(consumed(topic, 2)).containsExactlyElementsOf(some);
        assertThat(consumed(other, 1)).containsExactlyElementsOf(others);
    }

    @Test
    void nothing_to_publish_is_no_trouble() {
        publisher.publishAll(Map.of());
        publisher.publishAll(topic, List.of());

        publisher.publishAll(topic, List.of(Events.event("order-1", 1)));
        assertThat(consumed(1)).hasSize(1);
    }

    @Test
    void nothing_is_sent_behind_an_event_that_kafka_never_takes_to_any_topic() {
        String other = "other-" + Uuids.v7();
        Topics.ensure(servers, List.of(new TopicSpec(other, 1, Duration.ofDays(1), false)));
        Map<String, List<EventEnvelope>> events = new LinkedHashMap<>();
        events.put(topic, List.of(withJson("\"" + "x".repeat(2 << 20) + "\"")));
        events.put(other, List.of(Events.event("order-2", 1)));

        assertThatThrownBy(() -> publisher.publishAll(events))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining(topic);

        EventEnvelope later = Events.event("order-2", 2);
        publisher.publishAll(other, List.of(later));
        assertThat(consumed(other, 1)).containsExactly(later);
    }

    private static EventEnvelope withJson(String json) {
        EventEnvelope like = Events.event("order-1", 2);
        return new EventEnvelope(
                like.eventId(),
                like.type(),
                like.source(),
                like.subject(),
                like.time(),
                like.decider(),
                like.version(),
                like.correlationId(),
                null,
                null,
                null,
                json);
    }

    private List<EventEnvelope> consumed(int atLeast) {
        return consumed(topic, atLeast);
    }

    private List<EventEnvelope> consumed(String topic, int atLeast) {
        List<EventEnvelope> events = new ArrayList<>();
        var bytes = new ByteArrayDeserializer();
        Map<String, Object> settings = Map.of("bootstrap.servers", servers);
        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Await.until(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(found -> events.add(CloudEvents.fromRecord(found)));
                assertThat(events).hasSizeGreaterThanOrEqualTo(atLeast);
            });
        }
        return events;
    }
}
