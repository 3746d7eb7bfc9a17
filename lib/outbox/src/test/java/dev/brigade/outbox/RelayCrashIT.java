package dev.brigade.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.backing.KafkaBroker;
import dev.brigade.backing.KafkaSettings;
import dev.brigade.backing.Ports;
import dev.brigade.outbox.RelayStatus.State;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever breaks under load: nothing is missing, nothing is made up, order is kept. A broker is
 * away for two seconds, or ten minutes with {@code -Dsoak=true}.
 */
@ParameterizedClass
@EnumSource(Kind.class)
class RelayCrashIT {
    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final boolean SOAK = Boolean.getBoolean("soak");
    static final Duration AWAY = SOAK ? Duration.ofMinutes(10) : Duration.ofSeconds(2);

    final Marketplace market;

    RelayCrashIT(Kind kind) {
        market = new Marketplace(kind);
    }

    @AfterEach
    void close() throws SQLException {
        market.close();
    }

    @Test
    void the_stream_breaks_under_load() throws Exception {
        try (Relay relay = running(market.start());
                TopicReader reader = market.reader()) {
            Load load = new Load(market).start();
            for (int i = 0; i < 5; i++) {
                publishesMore(relay, 50);
                market.breakStream();
            }
            publishesMore(relay, 50);
            load.stopAndVerify(reader);
        }
    }

    @Test
    void the_database_restarts_under_load(@TempDir Path directory) throws Exception {
        try (OtherServer server = new OtherServer(directory);
                Marketplace other = server.market(market.config.bootstrapServers(), market.kind);
                Relay relay = running(other.start());
                TopicReader reader = other.reader()) {
            Load load = new Load(other).start();
            publishesMore(relay, 50);
            server.restart();
            publishesMore(relay, 50);
            load.stopAndVerify(reader);
            relay.close();
        }
    }

    @Test
    void the_relay_is_stopped_and_started_under_load() throws Exception {
        Relay first = market.start();
        try (TopicReader reader = market.reader()) {
            Load load = new Load(market).start();
            publishesMore(first, 50);
            first.close();
            for (int i = 0; i < 3; i++) {
                try (Relay next = market.start()) {
                    publishesMore(next, 50);
                }
            }
            try (Relay _ = market.start()) {
                load.stopAndVerify(reader);
            }
        } finally {
            first.close();
        }
    }

    @Test
    void the_process_of_the_relay_is_killed_under_load() throws Exception {
        market.start().close();
        Load load = new Load(market).start();
        try (TopicReader reader = market.reader()) {
            for (int i = 0; i < 3; i++) {
                int before = reader.records.size();
                Process process = RelayProcess.start(market.config);
                try {
                    reader.await(before + 200);
                } finally {
                    process.destroyForcibly().waitFor();
                }
            }
            try (Relay _ = market.start()) {
                load.stopAndVerify(reader);
            }
        }
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void the_broker_is_away_for_a_while_under_load(@TempDir Path directory) throws Exception {
        KafkaSettings settings =
                new KafkaSettings(directory.resolve("log"), Ports.free(), Ports.free());
        KafkaBroker broker = KafkaBroker.start(settings);
        try (Marketplace other = new Marketplace(settings.bootstrapServers(), market.kind);
                Relay relay = running(other.start())) {
            Load load = (SOAK ? Load.ofManyMinutes(other) : new Load(other)).start();
            publishesMore(relay, 50);
            try (Logged log = new Logged(other.config.slot())) {
                broker.close();
                await().atMost(PATIENCE)
                        .until(relay::status, status -> status.state() == State.BROKER_AWAY);
                List<String> told = List.copyOf(log.lines()); // more than one if it closed slowly
                await().during(AWAY)
                        .atMost(AWAY.plus(PATIENCE))
                        .until(() -> relay.status().state() == State.BROKER_AWAY);
                assertThat(log.lines()).isNotEmpty().isEqualTo(told);
            }
            broker = KafkaBroker.start(settings);
            publishesMore(relay, 50);
            try (TopicReader reader = other.reader()) {
                load.stopAndVerify(reader);
            }
            relay.close();
        } finally {
            broker.close();
        }
    }

    private static Relay running(Relay relay) {
        await().atMost(PATIENCE).until(relay::status, status -> status.state() == State.RUNNING);
        return relay;
    }

    private static void publishesMore(Relay relay, int events) {
        long before = relay.status().published();
        await().atMost(PATIENCE)
                .until(relay::status, status -> status.published() >= before + events);
    }
}
