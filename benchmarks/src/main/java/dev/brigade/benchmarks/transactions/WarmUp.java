package dev.brigade.benchmarks.transactions;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps services busy until just-in-time compilers take a small share of the processor time, or for
 * some minutes: their own, and those of this process, in which Kafka runs. One that is at work has
 * a processor for as long as several commands take, and few of those make a 99th percentile.
 */
record WarmUp(List<ProcessTime> processes) {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final double COMPILERS_REST = 0.02;

    /** Some seconds of work. */
    interface Load {
        void put() throws Exception;
    }

    static WarmUp of(ServiceProcess... services) {
        return new WarmUp(
                Stream.concat(
                                Stream.of(services).map(ServiceProcess::time),
                                Stream.of(new ProcessTime(ProcessHandle.current())))
                        .toList());
    }

    void by(Load load) throws Exception {
        long start = System.nanoTime();
        double compiling;
        do {
            long compiled = compilerNanos();
            long spent = cpuNanos();
            load.put();
            compiling = (double) (compilerNanos() - compiled) / (cpuNanos() - spent);
        } while (compiling > COMPILERS_REST && System.nanoTime() - start < LONGEST.toNanos());
    }

    private long compilerNanos() throws IOException {
        long sum = 0;
        for (ProcessTime process : processes) {
            sum += process.compilerNanos();
        }
        return sum;
    }

    private long cpuNanos() {
        return processes.stream().mapToLong(ProcessTime::cpuNanos).sum();
    }
}
