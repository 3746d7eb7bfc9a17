package dev.brigade.account.account.dump;

import dev.brigade.account.Registry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import org.postgresql.ds.PGSimpleDataSource;

/** An instance that takes a dump in a process of its own, so that it can be killed. */
final class DumpProcess {

    private DumpProcess() {}

    static Process start(Registry registry) throws IOException {
        String classpath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classpath,
                        DumpProcess.class.getName(),
                        registry.database.getUrl(),
                        registry.database.getUser(),
                        registry.kafka)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static void main(String[] args) throws Exception {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(args[0]);
        database.setUser(args[1]);
        DumpSettings settings =
                new DumpSettings(LocalTime.MIDNIGHT, Duration.ofDays(1), 2, Duration.ofDays(14));
        new Dumps(database, args[2], settings).take();
    }
}
