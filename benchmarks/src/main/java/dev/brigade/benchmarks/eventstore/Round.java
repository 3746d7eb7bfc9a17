package dev.brigade.benchmarks.eventstore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One timed round of one kind of write.
 *
 * @param nanos how long each write took, sorted
 * @param seconds how long the round took
 */
record Round(long[] nanos, double seconds) {

    /** Something to be timed: one durable write. */
    interface Write {
        void write() throws Exception;
    }

    /** Repeats the write in that many threads for that long. */
    static Round run(int writers, double seconds, Write write) throws Exception {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            Callable<List<Long>> writer = () -> repeat(write, end);
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                running.add(threads.submit(writer));
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> one : running) {
                all.addAll(one.get());
            }
            double took = (System.nanoTime() - start) / 1e9;
            return new Round(all.stream().mapToLong(Long::longValue).sorted().toArray(), took);
        }
    }

    private static List<Long> repeat(Write write, long end) throws Exception {
        List<Long> nanos = new ArrayList<>();
        for (long before = System.nanoTime(); before < end; ) {
            write.write();
            long after = System.nanoTime();
            nanos.add(after - before);
            before = after;
        }
        return nanos;
    }

    double perSecond() {
        return nanos.length / seconds;
    }

    /** All writes of several rounds as one. */
    static Round together(List<Round> rounds) {
        return new Round(
                rounds.stream()
                        .flatMapToLong(round -> Arrays.stream(round.nanos))
                        .sorted()
                        .toArray(),
                rounds.stream().mapToDouble(Round::seconds).sum());
    }

    /** The nearest-rank percentile, in microseconds. */
    long percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * nanos.length);
        return nanos[Math.max(0, rank - 1)] / 1000;
    }
}
