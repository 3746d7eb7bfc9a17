package dev.brigade.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.backing.KafkaBroker;
import dev.brigade.backing.KafkaSettings;
import dev.brigade.backing.Ports;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A service under load is killed at random moments, starting up or publishing, with a restart of
 * the broker and of the database in between. Then every topic is compared with the committed rows:
 * 5 kills, or 50 with {@code -Dsoak=true}. {@code -Dseed=…} repeats a run's choices.
 */
@ParameterizedClass
@EnumSource(Kind.class)
class ServiceKillIT {
    static final int KILLS = Boolean.getBoolean("soak") ? 50 : 5;

    /** Long enough for a service to start on a busy machine. */
    static final int LONGEST_LIFE_MILLIS = 6_000;

    /** What a topic must have. */
    private record Committed(String topic, String aggregate, long version) {}

    final Kind kind;
    final long seed = Long.getLong("seed", System.nanoTime());
    final Random random = new Random(seed);

    @RegisterExtension final TestWatcher seedOfFailures = new SeedOfFailures();

    /** What repeats a run's choices. */
    private final class SeedOfFailures implements TestWatcher {
        @Override
        public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
            System.err.printf("%s failed with -Dseed=%d%n", kind, seed);
        }
    }

    ServiceKillIT(Kind kind) {
        this.kind = kind;
    }

    @Test
    @Timeout(value = 18, unit = TimeUnit.MINUTES)
    void a_service_that_is_killed_again_and_again_publishes_all_that_it_committed_and_nothing_else(
            @TempDir Path directory) throws Exception {
        KafkaSettings settings =
                new KafkaSettings(directory.resolve("log"), Ports.free(), Ports.free());
        KafkaBroker broker = KafkaBroker.start(settings);
        try (OtherServer server = new OtherServer(directory);
                Marketplace market = server.market(settings.bootstrapServers(), kind)) {
            String second = "payment.events." + UUID.randomUUID();
            market.create(second);
            market.execute(ServiceProcess.TABLES);
            market.start().close();
            for (int kill = 0; kill < KILLS; kill++) {
                Process service =
                        RelayProcess.start(
                                market.config, ServiceProcess.class, market.topic, second);
                try {
                    live(service);
                    if (kill == KILLS / 3) {
                        broker.close();
                        live(service);
                        broker = KafkaBroker.start(settings);
                        live(service);
                    }
                    if (kill == 2 * KILLS / 3) {
                        server.restart();
                        live(service);
                    }
                } finally {
                    service.destroyForcibly().waitFor();
                }
            }
            verify(market, second);
        } finally {
            broker.close();
        }
    }

    /** Lets it run for a random while. */
    private void live(Process service) throws InterruptedException {
        boolean ended = service.waitFor(random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
        assertThat(ended).as("The service ended by itself").isFalse();
    }

    private void verify(Marketplace market, String second) throws Exception {
        Map<String, Committed> committed = committed(market);
        assertThat(committed).hasSizeGreaterThan(100 * KILLS);
        try (Relay _ = market.start();
                TopicReader reader =
                        new TopicReader(market.config.bootstrapServers(), market.topic, second)) {
            OutboxEvent last = market.event("last", 1); // behind it there is nothing any more
            market.commit(last);
            committed.put(last.id().toString(), new Committed(market.topic, "last", 1));
            compare(committed, reader);
            if (kind.transactional()) {
                assertThat(reader.records).hasSameSizeAs(committed.keySet());
            }
        }
    }

    private static void compare(Map<String, Committed> committed, TopicReader reader) {
        Map<String, Committed> missing = new HashMap<>(committed);
        Map<String, Long> versions = new HashMap<>();
        int[] seen = {0};
        reader.await(records -> {
            for (ConsumerRecord<byte[], byte[]> record : records.subList(seen[0], records.size())) {
                String id = TopicReader.id(record);
                Committed event = committed.get(id);
                if (event == null) {
                    throw new AssertionError(id + " was never committed");
                }
                assertThat(record.topic()).isEqualTo(event.topic());
                if (missing.remove(id) != null) {
                    assertThat(versions.merge(event.aggregate(), 1L, Long::sum))
                            .as("place of %s of %s", id, event.aggregate())
                            .isEqualTo(event.version());
                }
            }
            seen[0] = records.size();
            return missing.isEmpty();
        });
    }

    private static Map<String, Committed> committed(Marketplace market) throws SQLException {
        Map<String, Committed> committed = new HashMap<>();
        try (Connection connection = market.connect();
                ResultSet rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select event_id, topic, aggregate, version from committed")) {
            while (rows.next()) {
                committed.put(
                        rows.getString(1),
                        new Committed(rows.getString(2), rows.getString(3), rows.getLong(4)));
            }
        }
        return committed;
    }
}
