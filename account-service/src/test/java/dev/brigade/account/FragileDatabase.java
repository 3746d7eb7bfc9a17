package dev.brigade.account;

import dev.brigade.backing.BackingKafka;
import dev.brigade.backing.Ports;
import dev.brigade.backing.PostgresServer;
import dev.brigade.backing.PostgresSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Postgres of one test alone, which can crash and be started again. */
public final class FragileDatabase implements QuarkusTestResourceLifecycleManager {

    /** A field of a test that is named so is told how: {@code crash}, {@code start}. */
    private static final String SWITCHES = "switches";

    private final Map<String, Runnable> switches = new HashMap<>();
    private @Nullable PostgresServer postgres;
    private @Nullable Path directory;

    @Override
    public Map<String, String> start() {
        Path home = temporary();
        int port = Ports.free();
        PostgresServer server =
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
        server.ensureDatabase("account");
        postgres = server;
        directory = home;
        switches.put("crash", () -> crash(home.resolve("data/postmaster.pid")));
        switches.put("start", server::start);
        return Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://127.0.0.1:" + port + "/account",
                "kafka.bootstrap.servers",
                BackingKafka.shared().bootstrapServers(),
                "brigade.card.key",
                Base64.getEncoder().encodeToString(new byte[32]),
                "quarkus.http.test-port",
                "0");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(switches, field -> field.getName().equals(SWITCHES));
    }

    /** SIGKILL. */
    private static void crash(Path pid) {
        try {
            long server = Long.parseLong(Files.readAllLines(pid).getFirst());
            ProcessHandle process = ProcessHandle.of(server).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
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

    private static Path temporary() {
        try {
            return Files.createTempDirectory("brigade-fragile-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
