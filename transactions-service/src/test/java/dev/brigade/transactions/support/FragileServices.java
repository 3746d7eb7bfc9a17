package dev.brigade.transactions.support;

import dev.brigade.backing.KafkaBroker;
import dev.brigade.backing.KafkaSettings;
import dev.brigade.backing.Ports;
import dev.brigade.backing.PostgresServer;
import dev.brigade.backing.PostgresSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Postgres and a Kafka broker of one test alone, which can be taken away and given back. */
public final class FragileServices implements QuarkusTestResourceLifecycleManager {

    /** A field of a test that is named so is told how: {@code stop postgres}, {@code start …}. */
    private static final String SWITCHES = "switches";

    private final Map<String, Runnable> switches = new HashMap<>();
    private @Nullable Path directory;
    private @Nullable PostgresServer postgres;
    private @Nullable KafkaBroker kafka;

    @Override
    public Map<String, String> start() {
        Path home = temporary();
        int port = Ports.free();
        var server =
                new PostgresServer(
                        new PostgresSettings(
                                home.resolve("data"),
                                Path.of(
                                        System.getProperty("java.io.tmpdir"),
                                        "brigade-" + System.getProperty("user.name")),
                                home.resolve("postgres.log"),
                                port,
                                false));
        server.start();
        server.ensureDatabase("transactions");
        var broker = new KafkaSettings(home.resolve("kafka"), Ports.free(), Ports.free());
        kafka = KafkaBroker.start(broker);
        postgres = server;
        directory = home;
        switches.put("stop postgres", server::stop);
        switches.put("start postgres", server::start);
        switches.put("stop kafka", this::stopKafka);
        switches.put("start kafka", () -> kafka = KafkaBroker.start(broker));
        return Map.of(
                "quarkus.http.test-port",
                "0",
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://127.0.0.1:" + port + "/transactions",
                "kafka.bootstrap.servers",
                broker.bootstrapServers());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(switches, field -> field.getName().equals(SWITCHES));
    }

    @Override
    public void stop() {
        stopKafka();
        if (postgres != null) {
            postgres.close();
        }
        if (directory != null) {
            try {
                new ProcessBuilder("rm", "-rf", directory.toString()).start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void stopKafka() {
        KafkaBroker running = kafka;
        kafka = null;
        if (running != null) {
            running.close();
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("brigade-fragile-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
