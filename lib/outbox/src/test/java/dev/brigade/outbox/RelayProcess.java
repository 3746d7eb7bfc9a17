package dev.brigade.outbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A relay in a process of its own, so that it can be killed. */
final class RelayProcess {
    private RelayProcess() {}

    static Process start(RelayConfig config) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classpath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        List.of(
                                java,
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classpath,
                                RelayProcess.class.getName(),
                                config.jdbcUrl(),
                                config.user(),
                                config.password(),
                                config.bootstrapServers(),
                                config.slot(),
                                config.engine().name()))
                .redirectErrorStream(true)
                .redirectOutput(File.createTempFile("relay-process", ".log"))
                .start();
    }

    /** Runs until its parent is gone. */
    static void main(String[] args) throws IOException {
        RelayConfig config =
                RelayConfig.of(args[0], args[1], args[2], args[3], Marketplace.SOURCE)
                        .withSlot(args[4])
                        .withEngine(RelayEngine.named(args[5]));
        try (Relay relay = Relay.of(config)) {
            relay.start();
            while (System.in.read() >= 0) {
                continue;
            }
        }
    }
}
