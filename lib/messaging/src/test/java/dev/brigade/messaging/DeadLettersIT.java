package dev.brigade.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.messaging.Scene.Effect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLettersIT {

    private static final byte[] NOT_TEXT = {0, (byte) 0xff, (byte) 0xfe, 7};

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_poisoned_record_stops_nothing_and_is_kept_byte_for_byte() {
        scene.start(Scene::write);
        var poison = new ProducerRecord<>(scene.topic, "order-1", NOT_TEXT);
        poison.headers().add("ce_id", NOT_TEXT).add("ce_id", NOT_TEXT).add("empty", null);

        scene.produce(poison);
        scene.produce(new ProducerRecord<>(scene.topic, "order-1", tombstone()));
        scene.publish(Events.event("order-1", 1));

        Await.until(() -> assertThat(scene.effects()).hasSize(1));
        assertThat(scene.deadLetters())
                .hasSize(2)
                .allSatisfy(letter -> {
                    assertThat(letter.consumer()).isEqualTo(Scene.GROUP);
                    assertThat(letter.cause()).startsWith("MalformedEventException");
                    assertThat(letter.stack()).contains("CloudEvents");
                    assertThat(letter.attempts()).isEqualTo(1);
                });
        List<ConsumerRecord<byte[], byte[]>> copies = copies(2);
        ConsumerRecord<byte[], byte[]> copy = copies.getFirst();
        assertThat(copy.key()).asString().isEqualTo("order-1");
        assertThat(copy.value()).isEqualTo(NOT_TEXT);
        assertThat(copy.headers().headers("ce_id"))
                .extracting(header -> header.value())
                .containsExactly(NOT_TEXT, NOT_TEXT);
        assertThat(copy.headers().lastHeader("empty").value()).isNull();
        assertThat(text(copy, "dlt_cause")).startsWith("MalformedEventException");
        assertThat(text(copy, "dlt_topic")).isEqualTo(scene.topic);
        assertThat(text(copy, "dlt_offset")).isEqualTo("0");
        assertThat(copies.getLast().value()).isNull();
    }

    @Test
    void an_event_that_its_handler_calls_invalid_is_not_tried_again() {
        var attempts = new AtomicInteger();
        scene.start((transaction, event) -> {
            Scene.write(transaction, event);
            attempts.incrementAndGet();
            throw new InvalidEventException("no such dish");
        });
        EventEnvelope event = Events.event("order-1", 1);

        scene.publish(event);

        Await.until(() -> assertThat(scene.deadLetters()).hasSize(1));
        DeadLetter letter = scene.deadLetters().getFirst();
        assertThat(letter.eventId()).isEqualTo(event.eventId());
        assertThat(letter.eventType()).isEqualTo("OrderPreparedEvent");
        assertThat(letter.subject()).isEqualTo("order-1");
        assertThat(letter.value()).isEqualTo(event.json());
        assertThat(letter.cause()).isEqualTo("InvalidEventException: no such dish");
        assertThat(letter.headers()).contains(event.eventId());
        assertThat(attempts).hasValue(1);
        assertThat(scene.effects()).isEmpty();
        Await.until(() -> assertThat(scene.deadLetters().getFirst().publishedAt()).isNotNull());
    }

    @Test
    void an_event_that_keeps_failing_is_given_up_and_those_behind_it_are_handled() {
        scene.start((transaction, event) -> {
            Scene.write(transaction, event);
            if (event.version() == 2) {
                throw new IllegalStateException("no \0 oven");
            }
            if (event.version() == 3) {
                recurse(1);
            }
        });

        for (int version = 1; version <= 4; version++) {
            scene.publish(Events.event("order-1", version));
        }

        Await.until(() ->
                assertThat(scene.effects()).extracting(Effect::version).containsExactly(1L, 4L));
        assertThat(scene.deadLetters())
                .extracting(DeadLetter::attempts)
                .containsExactly(Scene.QUICK.maxAttempts(), Scene.QUICK.maxAttempts());
        assertThat(scene.deadLetters())
                .extracting(DeadLetter::cause)
                .containsExactly("StackOverflowError", "IllegalStateException: no \uFFFD oven");
    }

    private static long recurse(long depth) {
        return depth < 0 ? 0 : depth + recurse(depth + 1);
    }

    @Test
    void a_dead_letter_whose_copy_a_crash_prevented_is_copied_at_the_next_start() {
        EventEnvelope event = Events.event("order-1", 1);
        buryWithoutCopy(event);

        scene.start(Scene::write);

        assertThat(text(copies(1).getFirst(), "ce_id")).isEqualTo(event.eventId());
        Await.until(() -> assertThat(scene.deadLetters().getFirst().publishedAt()).isNotNull());
    }

    private void buryWithoutCopy(EventEnvelope event) {
        var settings =
                new InboxSettings(
                        Scene.GROUP,
                        scene.bootstrapServers,
                        List.of(scene.topic),
                        scene.database,
                        Scene::write,
                        Scene.QUICK,
                        1,
                        Duration.ofDays(1),
                        Duration.ofSeconds(6));
        var record =
                new ConsumerRecord<byte[], byte[]>(
                        scene.topic,
                        0,
                        0,
                        event.subject().getBytes(StandardCharsets.UTF_8),
                        event.json().getBytes(StandardCharsets.UTF_8));
        CloudEvents.toRecord(scene.topic, event).headers().forEach(record.headers()::add);
        scene.execute(
                "insert into inbox_offset values ('%s', '%s', 0, 0)"
                        .formatted(Scene.GROUP, scene.topic));
        Attempt buried =
                new RecordProcessor(settings, () -> {})
                        .bury(record, 0, new IllegalStateException("x"), 3);
        assertThat(buried).isEqualTo(new Attempt.Done());
    }

    @Test
    void a_dead_letter_is_tried_again_once_its_cause_is_gone() {
        var broken = new AtomicBoolean(true);
        InboxConsumer consumer =
                scene.start((transaction, event) -> {
                    Scene.write(transaction, event);
                    if (broken.get()) {
                        throw new IllegalStateException("no oven");
                    }
                });
        EventEnvelope event = Events.event("order-1", 1);
        scene.publish(event);
        Await.until(() -> assertThat(scene.deadLetters()).hasSize(1));
        DeadLetter letter = scene.deadLetters().getFirst();

        assertThatThrownBy(() -> consumer.retry(letter.id())).hasRootCauseMessage("no oven");
        assertThat(scene.deadLetters()).hasSize(1);
        assertThat(scene.effects()).isEmpty();

        broken.set(false);
        assertThat(consumer.retry(letter.id())).isTrue();
        assertThat(consumer.retry(letter.id())).isFalse();
        assertThat(scene.effectIds()).containsExactly(event.eventId());
        assertThat(scene.deadLetters()).isEmpty();
    }

    @Test
    void a_dead_letter_whose_event_came_again_and_had_its_effect_does_not_repeat_it() {
        var broken = new AtomicBoolean(true);
        InboxConsumer consumer =
                scene.start((transaction, event) -> {
                    Scene.write(transaction, event);
                    if (broken.get()) {
                        throw new InvalidEventException("no oven");
                    }
                });
        EventEnvelope event = Events.event("order-1", 1);
        scene.publish(event);
        Await.until(() -> assertThat(scene.deadLetters()).hasSize(1));
        broken.set(false);
        scene.publish(event);
        Await.until(() -> assertThat(scene.effects()).hasSize(1));

        assertThat(consumer.retry(scene.deadLetters().getFirst().id())).isTrue();

        assertThat(scene.effectIds()).containsExactly(event.eventId());
    }

    @Test
    void a_dead_letter_can_be_found_and_discarded() throws Exception {
        scene.start((_, _) -> {
            throw new InvalidEventException("no");
        });
        scene.publish(Events.event("order-1", 1));
        Await.until(() -> assertThat(scene.deadLetters()).hasSize(1));
        var letters = new DeadLetters(scene.database);
        DeadLetter letter = scene.deadLetters().getFirst();

        assertThat(letters.find(letter.id())).map(DeadLetter::id).hasValue(letter.id());
        assertThat(letters.discard(letter.id())).isTrue();
        assertThat(letters.discard(letter.id())).isFalse();
        assertThat(letters.find(letter.id())).isEmpty();
    }

    @SuppressWarnings("NullAway") // what a producer to a compacted topic sends
    private static byte[] tombstone() {
        return null;
    }

    private static String text(ConsumerRecord<?, ?> copy, String header) {
        return new String(copy.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }

    /** The records of the topic's topic of dead letters. */
    private List<ConsumerRecord<byte[], byte[]>> copies(int expected) {
        List<ConsumerRecord<byte[], byte[]>> copies = new ArrayList<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", scene.bootstrapServers);
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            var partition = new TopicPartition(scene.topic + ".dlt", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Await.until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(copies::add);
                assertThat(copies).hasSize(expected);
            });
        }
        return copies;
    }
}
