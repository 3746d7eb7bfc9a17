package dev.brigade.benchmarks.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * One timed slice of one candidate.
 *
 * @param nanos how long each call took
 * @param seconds how long the slice took
 * @param cost what was spent in it
 */
public record Round(Histogram nanos, double seconds, Cost cost) {

    private static final long HIGHEST = 60_000_000_000L;

    /** Something to be timed, by one of several threads. */
    public interface Call {
        void run(int thread) throws Exception;
    }

    /** Repeats the call in that many threads for that long. */
    public static Round run(int threads, double seconds, Probe probe, Call call) throws Exception {
        Cost before = probe.spent();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        Histogram all = histogram();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Histogram>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                Callable<Histogram> repeated = () -> repeat(call, thread, end);
                running.add(pool.submit(repeated));
            }
            for (Future<Histogram> one : running) {
                all.add(one.get());
            }
        }
        double took = (System.nanoTime() - start) / 1e9;
        return new Round(all, took, probe.spent().minus(before));
    }

    /** An empty one, for up to a minute. */
    public static Histogram histogram() {
        return new Histogram(HIGHEST, 3);
    }

    private static Histogram repeat(Call call, int thread, long end) throws Exception {
        Histogram nanos = histogram();
        for (long before = System.nanoTime(); before < end; ) {
            call.run(thread);
            long after = System.nanoTime();
            nanos.recordValue(after - before);
            before = after;
        }
        return nanos;
    }

    /** Calls per second. */
    public double perSecond() {
        return nanos.getTotalCount() / seconds;
    }

    /** The server's processor time per call; not a number where the system does not tell. */
    public double serverMicros() {
        return cost.serverNanos() / 1e3 / nanos.getTotalCount();
    }

    /** This process's processor time per call. */
    public double clientMicros() {
        return cost.clientNanos() / 1e3 / nanos.getTotalCount();
    }

    /** What the server wrote to its log per call. */
    public double walBytes() {
        return (double) cost.walBytes() / nanos.getTotalCount();
    }
}
