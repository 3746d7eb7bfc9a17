package dev.brigade.outbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of these tests in a process of their own, so that they can be killed. */
final class JavaProcess {
    private JavaProcess() {}

    static Process start(Class<?> main, List<String> args) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classpath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java,
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.util.logging.config.file=/dev/null",
                                "-cp",
                                classpath,
                                main.getName()));
        command.addAll(args);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(File.createTempFile("brigade-", ".log"))
                .start();
    }

    /** Returns when the parent of this process is gone. */
    static void awaitEndOfParent() throws IOException {
        while (System.in.read() >= 0) {
            continue;
        }
    }
}
