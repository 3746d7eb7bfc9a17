package dev.brigade.outbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A relay in a process of its own, so that it can be killed. */
final class RelayProcess {
    private RelayProcess() {}

    static Process start(RelayConfig config) throws IOException {
        return start(config, RelayProcess.class);
    }

    /** Another program that has a relay. */
    static Process start(RelayConfig config, Class<?> main, String... more) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classpath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java,
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.util.logging.config.file=/dev/null",
                                "-cp",
                                classpath,
                                main.getName(),
                                config.jdbcUrl(),
                                config.user(),
                                config.password(),
                                config.bootstrapServers(),
                                config.slot(),
                                config.engine().name(),
                                config.mode().name()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(File.createTempFile("relay-process", ".log"))
                .start();
    }

    /** What it was started with. */
    static RelayConfig config(String[] args) {
        return RelayConfig.of(args[0], args[1], args[2], args[3], Marketplace.SOURCE)
                .withSlot(args[4])
                .withEngine(RelayEngine.named(args[5]))
                .withMode(RelayMode.named(args[6]));
    }

    /** Runs until its parent is gone. */
    static void main(String[] args) throws IOException {
        try (Relay relay = Relay.of(config(args))) {
            relay.start();
            while (System.in.read() >= 0) {
                continue;
            }
        }
    }
}
