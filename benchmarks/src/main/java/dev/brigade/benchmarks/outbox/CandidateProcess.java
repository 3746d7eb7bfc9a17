package dev.brigade.benchmarks.outbox;

import dev.brigade.outbox.RelayConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A candidate in a process of its own, so that its processor time and memory are its own. */
final class CandidateProcess implements AutoCloseable {
    static final String READY = "ready";

    private final Process process;

    private CandidateProcess(Process process) {
        this.process = process;
    }

    /** Starts it, and returns when it reads. */
    static CandidateProcess start(Candidate candidate, RelayConfig config) throws IOException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        ProcessHandle.current().info().command().orElse("java"),
                                        "-Xmx256m",
                                        "-XX:+UseSerialGC",
                                        "-Djava.util.logging.config.file=/dev/null",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        CandidateMain.class.getName(),
                                        candidate.name(),
                                        config.jdbcUrl(),
                                        config.user(),
                                        config.bootstrapServers()))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String line = process.inputReader().readLine();
        if (!READY.equals(line)) {
            throw new IOException(candidate.name() + " did not start: " + line);
        }
        return new CandidateProcess(process);
    }

    /** Percent of a core that it uses while nothing happens. */
    double idle(Duration time) throws InterruptedException {
        Duration before = cpu();
        Thread.sleep(time);
        return 100.0 * cpu().minus(before).toNanos() / time.toNanos();
    }

    private Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Most memory that was resident, in MB. */
    long memory() throws IOException {
        return Files.readAllLines(Path.of("/proc", "" + process.pid(), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** Lets it stand still, so that events pile up in front of a warm process. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, "" + process.pid()).inheritIO().start().waitFor();
    }

    /** The process ends by itself when its input does. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.outputWriter().close();
        process.waitFor();
    }
}
