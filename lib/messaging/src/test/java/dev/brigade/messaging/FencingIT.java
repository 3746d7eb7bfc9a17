package dev.brigade.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances that both believe to own a partition. */
class FencingIT {

    private final ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor();
    private final Scene scene = new Scene();
    private final TopicPartition partition = new TopicPartition(scene.topic, 0);
    private final CountDownLatch inEffect = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final RecordProcessor slow = processor(this::writeSlowly);
    private final RecordProcessor other = processor(Scene::write);

    private RecordProcessor processor(InboxHandler handler) {
        return new RecordProcessor(
                new InboxSettings(
                        Scene.GROUP,
                        scene.bootstrapServers,
                        List.of(scene.topic),
                        scene.database,
                        handler,
                        Scene.QUICK,
                        1,
                        Duration.ofDays(1),
                        Duration.ofSeconds(6)),
                () -> {});
    }

    private void writeSlowly(Connection transaction, EventEnvelope event) throws Exception {
        Scene.write(transaction, event);
        inEffect.countDown();
        assertThat(goOn.await(60, TimeUnit.SECONDS)).isTrue();
        if (event.version() == 0) {
            throw new IllegalStateException("fails at last");
        }
    }

    @BeforeEach
    void locate() throws Exception {
        assertThat(slow.locate(partition)).isZero();
        assertThat(other.locate(partition)).isZero();
    }

    @AfterEach
    void close() {
        instances.close();
        scene.close();
    }

    @Test
    void the_successor_of_a_slow_instance_waits_for_it_and_does_not_repeat_its_effect()
            throws Exception {
        var record = record(Events.event("order-1", 1));

        var first = instances.submit(() -> slow.handle(record, 0));
        assertThat(inEffect.await(20, TimeUnit.SECONDS)).isTrue();
        var second = instances.submit(() -> other.handle(record, 0));
        Await.until(this::assertSomebodyWaitsForALock);
        goOn.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(new Attempt.Done());
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(new Attempt.Fenced());
        assertThat(scene.effects()).hasSize(1);
        assertThat(other.locate(partition)).isEqualTo(1);
    }

    @Test
    void the_successor_takes_over_when_the_slow_instance_fails() throws Exception {
        var record = record(Events.event("order-1", 0));

        var first = instances.submit(() -> slow.handle(record, 0));
        assertThat(inEffect.await(20, TimeUnit.SECONDS)).isTrue();
        var second = instances.submit(() -> other.handle(record, 0));
        Await.until(this::assertSomebodyWaitsForALock);
        goOn.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isInstanceOf(Attempt.Failed.class);
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(new Attempt.Done());
        assertThat(scene.effects()).hasSize(1);
    }

    @Test
    void an_instance_that_was_overtaken_writes_nothing_not_even_a_dead_letter() {
        EventEnvelope event = Events.event("order-1", 1);
        assertThat(other.handle(record(event), 0)).isEqualTo(new Attempt.Done());
        goOn.countDown();

        assertThat(slow.handle(record(Events.event("order-2", 1)), 0))
                .isEqualTo(new Attempt.Fenced());
        assertThat(slow.bury(record(event), 0, new IllegalStateException("late"), 1))
                .isEqualTo(new Attempt.Fenced());

        assertThat(scene.effectIds()).containsExactly(event.eventId());
        assertThat(scene.deadLetters()).isEmpty();
    }

    @Test
    void a_handler_hears_of_the_commit_of_what_it_has_done_and_of_nothing_else() {
        Heard heard = new Heard();
        RecordProcessor processor = processor(heard);
        EventEnvelope event = Events.event("order-1", 1);

        assertThat(processor.handle(record(event), 0)).isEqualTo(new Attempt.Done());
        assertThat(heard.commits).hasValue(1);

        assertThat(processor.handle(record(event, 1), 1)).isEqualTo(new Attempt.Done());
        assertThat(processor.handle(record(event), 0)).isEqualTo(new Attempt.Fenced());
        heard.fails = true;
        assertThat(processor.handle(record(Events.event("order-2", 1), 2), 2))
                .isInstanceOf(Attempt.Failed.class);
        assertThat(heard.commits).hasValue(1);
        assertThat(scene.effectIds()).containsExactly(event.eventId());
    }

    private static final class Heard implements InboxHandler {

        private final AtomicInteger commits = new AtomicInteger();
        private boolean fails;

        @Override
        public void handle(Connection transaction, EventEnvelope event) throws Exception {
            Scene.write(transaction, event);
            if (fails) {
                throw new IllegalStateException("fails");
            }
        }

        @Override
        public void committed() {
            commits.incrementAndGet();
        }
    }

    private void assertSomebodyWaitsForALock() throws Exception {
        try (var connection = scene.database.getConnection();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select 1 from pg_stat_activity where wait_event_type ="
                                                + " 'Lock' and datname = current_database()")) {
            assertThat(rows.next()).isTrue();
        }
    }

    private ConsumerRecord<byte[], byte[]> record(EventEnvelope event) {
        return record(event, 0);
    }

    private ConsumerRecord<byte[], byte[]> record(EventEnvelope event, long offset) {
        var record =
                new ConsumerRecord<byte[], byte[]>(
                        scene.topic,
                        0,
                        offset,
                        event.subject().getBytes(StandardCharsets.UTF_8),
                        event.json().getBytes(StandardCharsets.UTF_8));
        CloudEvents.toRecord(scene.topic, event).headers().forEach(record.headers()::add);
        return record;
    }
}
