package dev.brigade.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.backing.BackingPostgres;
import dev.brigade.backing.KafkaBroker;
import dev.brigade.backing.KafkaSettings;
import dev.brigade.messaging.Scene.Effect;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is killed or taken away: no effect is lost, none is repeated, none overtakes another.
 */
class RecoveryIT {

    /**
     * Failures of the database must not count, or the first outage would bury the event at hand.
     */
    private static final RetryPolicy ONE_ATTEMPT =
            new RetryPolicy(1, Duration.ofMillis(5), Duration.ofMillis(100));

    private static final int KEYS = 10;

    @Test
    void a_database_that_restarts_is_waited_for() {
        try (var scene = new Scene()) {
            InboxConsumer consumer = scene.start(Scene::write, ONE_ATTEMPT);
            publishVersions(scene, 1, 20);
            Await.until(() -> assertThat(scene.effects()).isNotEmpty());

            BackingPostgres.shared().restart();
            publishVersions(scene, 21, 40);

            assertAllOnceInOrder(scene, 40);
            Await.until(() -> assertThat(consumer.status().lastError()).isNull());
            assertThat(scene.deadLetters()).isEmpty();
        }
    }

    @Test
    void a_process_that_dies_between_effect_and_commit_repeats_nothing() throws Exception {
        try (var scene = new Scene()) {
            publishVersions(scene, 1, 6);

            assertThat(runHaltingConsumer(scene)).isEqualTo(HaltingConsumer.EXIT_CODE);
            assertThat(scene.effects()).extracting(Effect::version).doesNotContain(3L);
            scene.start(Scene::write);

            assertAllOnceInOrder(scene, 6);
        }
    }

    private static int runHaltingConsumer(Scene scene) throws Exception {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classPath,
                                HaltingConsumer.class.getName(),
                                scene.bootstrapServers,
                                scene.databaseUrl,
                                BackingPostgres.shared().user(),
                                BackingPostgres.shared().password(),
                                scene.topic)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void instances_that_come_and_go_share_the_work_without_repeating_any() {
        try (var scene = new Scene()) {
            List<InboxConsumer> instances = new ArrayList<>();
            instances.add(scene.start(Scene::write));
            for (int round = 0; round < 5; round++) {
                publishVersions(scene, round * 20 + 1, round * 20 + 10);
                instances.add(scene.start(Scene::write));
                publishVersions(scene, round * 20 + 11, round * 20 + 20);
                if (round % 2 == 1) {
                    instances.removeFirst().close();
                }
            }

            assertAllOnceInOrder(scene, 100);
            Await.until(() ->
                    assertThat(instances)
                            .extracting(one -> one.status().partitions().size())
                            .allSatisfy(count -> assertThat(count).isPositive()));
        }
    }

    @Test
    void a_broker_that_is_away_at_the_start_and_later_is_waited_for(@TempDir Path directory)
            throws Exception {
        var settings = new KafkaSettings(directory, freePort(), freePort());
        try (var scene = new Scene(settings.bootstrapServers())) {
            InboxConsumer consumer = scene.start(Scene::write);
            Await.until(() -> assertThat(consumer.status().lastError()).isNotNull());

            try (var _ = KafkaBroker.start(settings)) {
                scene.createTopic();
                publishVersions(scene, 1, 5);
                assertAllOnceInOrder(scene, 5);
                Await.until(() -> assertThat(consumer.status().healthy()).isTrue());
            }

            Await.until(() -> {
                assertThat(consumer.status().lag()).isEmpty();
                assertThat(consumer.status().lastError()).isNotNull();
                assertThat(consumer.status().polling()).isTrue();
            });

            try (var _ = KafkaBroker.start(settings)) {
                publishVersions(scene, 6, 10);
                assertAllOnceInOrder(scene, 10);
                Await.until(() -> assertThat(consumer.status().lag()).hasValue(0));
                assertThat(consumer.status().healthy()).isTrue();
                consumer.close();
            }
        }
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void publishVersions(Scene scene, int first, int last) {
        for (int version = first; version <= last; version++) {
            List<EventEnvelope> events = new ArrayList<>();
            for (int key = 0; key < KEYS; key++) {
                events.add(Events.event("order-" + key, version));
            }
            scene.publisher.publishAll(scene.topic, events);
        }
    }

    private static void assertAllOnceInOrder(Scene scene, int versions) {
        Await.until(() -> assertThat(scene.effects()).hasSizeGreaterThanOrEqualTo(KEYS * versions));
        List<Effect> effects = scene.effects();
        assertThat(effects).extracting(Effect::eventId).doesNotHaveDuplicates();
        assertThat(effects).hasSize(KEYS * versions);
        Map<String, List<Long>> byKey =
                effects.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Effect::subject,
                                        Collectors.mapping(Effect::version, Collectors.toList())));
        assertThat(byKey).hasSize(KEYS).allSatisfy((_, seen) -> assertThat(seen).isSorted());
    }
}
