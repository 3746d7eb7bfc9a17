package dev.brigade.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.messaging.Scene.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InboxConsumerIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void an_event_has_its_effect_and_the_consumer_says_how_far_it_is() throws Exception {
        InboxConsumer consumer = scene.start(Scene::write);
        EventEnvelope event = Events.event("order-1", 1);

        RecordMetadata at = scene.publisher.publish(scene.topic, event).get();

        assertThat(consumer.await(scene.topic, at.partition(), at.offset(), SOON)).isTrue();
        assertThat(scene.effects()).containsExactly(new Effect(event.eventId(), "order-1", 1));
        Await.until(() -> assertThat(consumer.status().lag()).hasValue(0));
        assertThat(consumer.status().healthy()).isTrue();
        assertThat(consumer.status().partitions()).hasSize(Scene.PARTITIONS);
        assertThat(consumer.status().sinceLastPoll()).isLessThan(Duration.ofSeconds(5));
        assertThat(consumer.await(scene.topic, at.partition(), at.offset() + 1, Duration.ZERO))
                .isFalse();
    }

    @Test
    void the_same_event_has_one_effect_however_often_and_wherever_it_is_produced() {
        InboxConsumer consumer = scene.start(Scene::write);
        EventEnvelope event = Events.event("order-1", 1);
        EventEnvelope last = Events.event("order-1", 2);

        scene.publish(event, event);
        for (int partition = 0; partition < Scene.PARTITIONS; partition++) {
            ProducerRecord<String, byte[]> copy = CloudEvents.toRecord(scene.topic, event);
            scene.produce(
                    new ProducerRecord<>(
                            scene.topic, partition, copy.key(), copy.value(), copy.headers()));
        }
        scene.publish(event, last);

        Await.until(() -> assertThat(scene.effectIds()).contains(last.eventId()));
        Await.until(() -> assertThat(consumer.status().lag()).hasValue(0));
        assertThat(scene.effectIds()).containsExactly(event.eventId(), last.eventId());
    }

    @Test
    void an_effect_that_failed_is_undone_and_tried_again() {
        var attempts = new AtomicInteger();
        scene.start((transaction, event) -> {
            Scene.write(transaction, event);
            if (attempts.incrementAndGet() < Scene.QUICK.maxAttempts()) {
                throw new IllegalStateException("not yet");
            }
        });

        scene.publish(Events.event("order-1", 1));

        Await.until(() -> assertThat(scene.effects()).hasSize(1));
        assertThat(attempts).hasValue(Scene.QUICK.maxAttempts());
        assertThat(scene.deadLetters()).isEmpty();
    }

    @Test
    void events_of_a_key_keep_their_order_also_when_some_fail_at_first() {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        scene.start((transaction, event) -> {
            Scene.write(transaction, event);
            if (event.version() % 7 == 0 && failed.add(event.eventId())) {
                throw new IllegalStateException("at first");
            }
        });

        for (int version = 1; version <= 20; version++) {
            long now = version;
            scene.publish(
                    IntStream.range(0, 20)
                            .mapToObj(key -> Events.event("order-" + key, now))
                            .toArray(EventEnvelope[]::new));
        }

        Await.until(() -> assertThat(scene.effects()).hasSize(400));
        Map<String, List<Long>> versions =
                scene.effects().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Effect::subject,
                                        Collectors.mapping(Effect::version, Collectors.toList())));
        assertThat(versions)
                .hasSize(20)
                .allSatisfy((_, seen) ->
                        assertThat(seen)
                                .containsExactlyElementsOf(
                                        LongStream.rangeClosed(1, 20).boxed().toList()));
    }

    @Test
    void more_events_than_it_holds_at_once_are_all_handled() {
        List<EventEnvelope> events = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            events.add(Events.event("order-1", i));
        }
        scene.publisher.publishAll(scene.topic, events);

        scene.start(Scene::write);

        Await.until(() -> assertThat(scene.effects()).hasSize(2_000));
        assertThat(scene.effectIds())
                .containsExactlyElementsOf(events.stream().map(EventEnvelope::eventId).toList());
    }

    @Test
    void a_restarted_consumer_goes_on_where_it_stopped() {
        InboxConsumer first = scene.start(Scene::write);
        scene.publish(Events.event("order-1", 1));
        Await.until(() -> assertThat(scene.effects()).hasSize(1));
        first.close();
        scene.execute("delete from inbox"); // so that the position alone tells
        scene.publish(Events.event("order-1", 2));

        scene.start(Scene::write);

        Await.until(() -> assertThat(scene.effects()).hasSize(2));
        assertThat(scene.effects()).extracting(Effect::version).containsExactly(1L, 2L);
        assertThat(first.status().polling()).isFalse();
    }

    @Test
    void a_paused_consumer_keeps_polling_and_handles_nothing_until_it_is_resumed() {
        InboxConsumer consumer = scene.start(Scene::write);
        Await.until(() -> assertThat(consumer.status().lag()).hasValue(0));

        consumer.pause();
        scene.publish(Events.event("order-1", 1));

        Await.until(() -> assertThat(consumer.status().lag()).hasValue(1));
        assertThat(consumer.status().paused()).isTrue();
        assertThat(consumer.status().polling()).isTrue();
        assertThat(scene.effects()).isEmpty();

        consumer.resume();
        Await.until(() -> assertThat(scene.effects()).hasSize(1));
    }

    @Test
    void a_stuck_event_shows_as_lag_and_as_error_and_other_partitions_go_on() {
        var open = new CountDownLatch(1);
        InboxConsumer consumer =
                scene.start(
                        (transaction, event) -> {
                            if (event.version() == 1 && open.getCount() > 0) {
                                throw new IllegalStateException("the oven is cold");
                            }
                            Scene.write(transaction, event);
                        },
                        new RetryPolicy(1_000, Duration.ofMillis(5), Duration.ofMillis(50)));

        scene.publish(Events.event("order-1", 1), Events.event("order-1", 2));
        for (int i = 2; i < 40; i++) {
            scene.publish(Events.event("order-" + i, 2));
        }

        Await.until(() -> {
            assertThat(scene.effects()).hasSizeGreaterThan(10);
            assertThat(consumer.status().lastError()).contains("the oven is cold");
            assertThat(consumer.status().healthy()).isFalse();
            assertThat(consumer.status().lag().orElse(0)).isGreaterThanOrEqualTo(2);
        });
        open.countDown();
        Await.until(() -> {
            assertThat(scene.effects()).hasSize(40);
            assertThat(consumer.status().lastError()).isNull();
            assertThat(consumer.status().lag()).hasValue(0);
        });
    }

    @Test
    void a_topic_that_is_created_later_is_consumed() {
        try (var late = new Scene(scene.bootstrapServers)) {
            late.start(Scene::write);
            late.createTopic();
            late.publish(Events.event("order-1", 1));

            Await.until(() -> assertThat(late.effects()).hasSize(1));
        }
    }

    @Test
    void what_kafka_deleted_by_age_is_passed_over() throws Exception {
        scene.publish(Events.event("order-1", 1), Events.event("order-1", 2));
        RecordMetadata third =
                scene.publisher.publish(scene.topic, Events.event("order-1", 3)).get();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", scene.bootstrapServers))) {
            var partition = new TopicPartition(scene.topic, third.partition());
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(third.offset())))
                    .all()
                    .get();
        }

        scene.start(Scene::write);

        Await.until(
                () -> assertThat(scene.effects()).extracting(Effect::version).containsExactly(3L));
    }

    @Test
    void old_events_are_forgotten_and_young_ones_are_not() {
        scene.execute(
                """
                insert into inbox (consumer, source, event_id, handled_at)
                select 'kitchen', '/s', n::text, now() - make_interval(days => n)
                from generate_series(1, 20) n
                """);

        scene.start(Scene::write);

        Await.until(() ->
                assertThat(remembered())
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.rangeClosed(1, 13).mapToObj(Integer::toString).toList()));
    }

    private List<String> remembered() throws Exception {
        try (var connection = scene.database.getConnection();
                var rows =
                        connection.createStatement().executeQuery("select event_id from inbox")) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }
}
