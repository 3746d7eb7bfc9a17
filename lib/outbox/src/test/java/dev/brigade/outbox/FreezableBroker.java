package dev.brigade.outbox;

import static org.awaitility.Awaitility.await;

import dev.brigade.backing.KafkaBroker;
import dev.brigade.backing.KafkaSettings;
import dev.brigade.backing.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * A Kafka broker in a process of its own that can be frozen: it keeps its connections then, and
 * answers nobody. One for all tests, empty at the start.
 */
final class FreezableBroker {
    private static final Duration START = Duration.ofMinutes(1);

    private final Process process;
    private final String bootstrapServers;

    private FreezableBroker() throws IOException {
        Path directory = Files.createTempDirectory("brigade-kafka-");
        KafkaSettings settings =
                new KafkaSettings(directory.resolve("log"), Ports.free(), Ports.free());
        bootstrapServers = settings.bootstrapServers();
        process =
                JavaProcess.start(
                        FreezableBroker.class,
                        List.of(
                                settings.data().toString(),
                                Integer.toString(settings.port()),
                                Integer.toString(settings.controllerPort())));
        await().atMost(START).until(this::answers);
    }

    static FreezableBroker shared() {
        return Holder.SHARED;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    void freeze() throws Exception {
        signal("-STOP");
    }

    void thaw() throws Exception {
        signal("-CONT");
    }

    private void signal(String signal) throws Exception {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    private boolean answers() throws InterruptedException {
        try (Admin admin =
                Admin.create(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "default.api.timeout.ms",
                                2000,
                                "request.timeout.ms",
                                1000))) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    static void main(String[] args) throws IOException {
        KafkaSettings settings =
                new KafkaSettings(
                        Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        try (KafkaBroker _ = KafkaBroker.start(settings)) {
            JavaProcess.awaitEndOfParent();
        }
    }

    private static final class Holder {
        private static final FreezableBroker SHARED = start();

        private static FreezableBroker start() {
            try {
                return new FreezableBroker();
            } catch (IOException e) {
                throw new IllegalStateException("No broker", e);
            }
        }
    }
}
