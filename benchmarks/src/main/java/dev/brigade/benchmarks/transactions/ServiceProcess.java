package dev.brigade.benchmarks.transactions;

import dev.brigade.backing.Ports;
import dev.brigade.backing.ProcessGuard;
import dev.brigade.benchmarks.DurablePostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A packaged service in a process of its own, with the options that its image gives it.
 *
 * @param log what it says; gone with it, unless it does not start
 */
record ServiceProcess(Process process, String url, Path log) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> OPTIONS =
            List.of(
                    "-Xmx1g",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    /**
     * Starts it, and returns when it is ready.
     *
     * @param module where it was built
     */
    static ServiceProcess start(
            String module,
            DurablePostgres postgres,
            String database,
            String kafka,
            Map<String, String> settings)
            throws IOException, InterruptedException {
        int port = Ports.free();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("QUARKUS_PROFILE", "dev"); // no sign-in
        environment.put("QUARKUS_HTTP_PORT", "" + port);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.url(database));
        environment.put("QUARKUS_DATASOURCE_USERNAME", postgres.user());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        Path log = Files.createTempFile("brigade-" + database, ".log");
        ServiceProcess started =
                new ServiceProcess(
                        launch(module, environment, log), "http://127.0.0.1:" + port, log);
        started.awaitReady();
        return started;
    }

    private static Process launch(String module, Map<String, String> environment, Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-jar", module + "/target/quarkus-app/quarkus-run.jar"));
        ProcessBuilder builder =
                new ProcessBuilder(ProcessGuard.detached(command))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        ProcessGuard.ofThisJvm().watch(process, ProcessGuard.Signal.TERM);
        return process;
    }

    private void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!isReady(http)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("It did not start, see " + log);
                }
                Thread.sleep(100);
            }
        }
    }

    private boolean isReady(HttpClient http) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(url + "/q/health/ready")).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    ProcessTime time() {
        return new ProcessTime(process.toHandle());
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(log);
    }
}
