package dev.brigade.benchmarks.transactions;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Keeps services busy until their just-in-time compilers take a small share of their processor
 * time, or for some minutes.
 */
record WarmUp(List<ServiceProcess> services) {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final double COMPILER_RESTS = 0.05;

    /** Some seconds of work. */
    interface Load {
        void put() throws Exception;
    }

    void by(Load load) throws Exception {
        long start = System.nanoTime();
        double compiling;
        do {
            long compiled = compilerNanos();
            long spent = cpuNanos();
            load.put();
            compiling = (double) (compilerNanos() - compiled) / (cpuNanos() - spent);
        } while (compiling > COMPILER_RESTS && System.nanoTime() - start < LONGEST.toNanos());
    }

    private long compilerNanos() throws IOException {
        long sum = 0;
        for (ServiceProcess service : services) {
            sum += service.compilerNanos();
        }
        return sum;
    }

    private long cpuNanos() {
        return services.stream().mapToLong(ServiceProcess::cpuNanos).sum();
    }
}
