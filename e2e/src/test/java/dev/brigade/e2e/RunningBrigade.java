package dev.brigade.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The whole system, started by the launcher that {@code ./run} starts, on free ports, with empty
 * data in a temporary directory. One for all stories of a run; it ends with the JVM. What it prints
 * stands in {@code target/brigade.log}.
 */
public final class RunningBrigade {

    /** The parts that answer over HTTP. */
    public static final List<String> SERVICES = List.of("account", "transactions", "reactor", "ui");

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path LOG = Path.of("target", "brigade.log").toAbsolutePath();
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(20);

    private static @Nullable RunningBrigade shared;

    private final Path data;
    private final Process launcher;

    private RunningBrigade(Path data, Process launcher) {
        this.data = data;
        this.launcher = launcher;
    }

    /**
     * The system that all stories share, started at the first call.
     *
     * @throws AssertionError with the end of its log when it does not become ready
     */
    public static synchronized RunningBrigade shared() {
        RunningBrigade running = shared;
        if (running == null) {
            running = start();
            shared = running;
            running.awaitReady();
        }
        return running;
    }

    private static RunningBrigade start() {
        try {
            Files.createDirectories(LOG.getParent());
            Path data = Files.createTempDirectory("brigade-e2e-");
            ProcessBuilder run = new ProcessBuilder(command(data));
            run.environment().put("BRIGADE_KITCHEN_TIME", "300ms");
            run.directory(ROOT.toFile()).redirectErrorStream(true).redirectOutput(LOG.toFile());
            RunningBrigade brigade = new RunningBrigade(data, run.start());
            Runtime.getRuntime().addShutdownHook(new Thread(brigade::stop));
            return brigade;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code ./run} does it, which would also build: here the build has just been. */
    private static List<String> command(Path data) {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dbrigade.root=" + ROOT,
                "-jar",
                ROOT.resolve("deploy/embedded/target/brigade-embedded.jar").toString(),
                "--no-seed",
                "--port",
                "0",
                "--data",
                data.toString());
    }

    /** Where everything is now; another answer after the launcher has started a part again. */
    public Endpoints endpoints() {
        return Endpoints.read(data.resolve("endpoints.json"));
    }

    /** The HTTP interface of one of {@link #SERVICES}. */
    public Api api(String service) {
        return new Api(() -> endpoints().address(service));
    }

    /** Waits until all services say that they are ready. */
    public void awaitReady() {
        try {
            await().atMost(START).pollInterval(Duration.ofMillis(100)).until(this::isReadyOrDead);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Brigade is not ready:\n" + logTail(), e);
        }
        if (!launcher.isAlive()) {
            throw new AssertionError("Brigade ended by itself:\n" + logTail());
        }
    }

    private boolean isReadyOrDead() {
        return !launcher.isAlive()
                || Files.exists(data.resolve("endpoints.json"))
                        && SERVICES.stream().allMatch(this::isReady);
    }

    private boolean isReady(String service) {
        try {
            return api(service).get("/q/health/ready").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private void stop() {
        List<ProcessHandle> all =
                Stream.concat(launcher.descendants(), Stream.of(launcher.toHandle())).toList();
        launcher.destroy();
        try {
            launcher.waitFor(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
        deleteData();
    }

    private void deleteData() {
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String logTail() {
        try (Stream<String> lines = Files.lines(LOG)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 60), all.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
