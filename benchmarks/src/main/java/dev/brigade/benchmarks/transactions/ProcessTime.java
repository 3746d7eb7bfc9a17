package dev.brigade.benchmarks.transactions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The processor time of a Java process. */
record ProcessTime(ProcessHandle process) {

    /** Until now; in steps of 10 ms. */
    long cpuNanos() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    /** What its just-in-time compilers took until now; 0 where the system does not tell. */
    long compilerNanos() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            return threads.mapToLong(ProcessTime::ifCompiler).sum();
        } catch (NoSuchFileException elsewhere) {
            return 0;
        }
    }

    private static long ifCompiler(Path thread) {
        try {
            if (!Files.readString(thread.resolve("comm")).contains(" CompilerThre")) {
                return 0;
            }
            String times = Files.readString(thread.resolve("schedstat"));
            return Long.parseLong(times, 0, times.indexOf(' '), 10);
        } catch (IOException itHasEnded) {
            return 0;
        }
    }
}
