package dev.brigade.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.backing.KafkaBroker;
import dev.brigade.backing.KafkaSettings;
import dev.brigade.backing.Ports;
import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.EventPublisher;
import dev.brigade.messaging.TopicSpec;
import dev.brigade.messaging.Topics;
import dev.brigade.ui.live.CommandMemory;
import dev.brigade.ui.live.HopRing;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicReaderIT {

    static final String TOPIC = "order.events.v1";
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** An event that is appended and published is two hops. */
    static final int HOPS_OF_AN_EVENT = 2;

    final HopRing ring = new HopRing(100);

    @Test
    void it_waits_for_a_broker_and_outlives_its_absence(@TempDir Path data) throws Exception {
        KafkaSettings settings =
                new KafkaSettings(data.resolve("kafka"), Ports.free(), Ports.free());
        try (var reader =
                new TopicReader(
                        settings.bootstrapServers(),
                        10,
                        new CommandMemory(),
                        ring,
                        Clock.systemUTC())) {
            assertThat(reader.status().state()).isEqualTo(ReaderStatus.State.UNKNOWN);
            reader.start();
            awaitState(reader, ReaderStatus.State.AWAY);

            try (var broker = KafkaBroker.start(settings)) {
                awaitState(reader, ReaderStatus.State.CONNECTED);
                publish(settings, "before");
                awaitHops(HOPS_OF_AN_EVENT);
            }
            awaitState(reader, ReaderStatus.State.AWAY);
            assertThat(reader.status().lastError()).isNotBlank();

            try (var broker = KafkaBroker.start(settings)) {
                publish(settings, "after");
                awaitHops(2 * HOPS_OF_AN_EVENT);
                awaitState(reader, ReaderStatus.State.CONNECTED);
            }
        }
    }

    private void awaitHops(long count) {
        await().atMost(PATIENCE).until(() -> ring.head() == count);
    }

    private static void awaitState(TopicReader reader, ReaderStatus.State state) {
        await().atMost(PATIENCE).until(() -> reader.status().state() == state);
    }

    private static void publish(KafkaSettings settings, String id) {
        Topics.ensure(
                settings.bootstrapServers(),
                List.of(new TopicSpec(TOPIC, 1, Duration.ofHours(1), false)));
        var event =
                new EventEnvelope(
                        id,
                        "OrderCreatedEvent",
                        "/transactions-service",
                        "o1",
                        Instant.now(),
                        "Order",
                        1,
                        "c1",
                        null,
                        null,
                        null,
                        "{}");
        try (var publisher = new EventPublisher(settings.bootstrapServers(), "test")) {
            publisher.publishAll(TOPIC, List.of(event));
        }
    }
}
