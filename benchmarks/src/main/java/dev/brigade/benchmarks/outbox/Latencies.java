package dev.brigade.benchmarks.outbox;

import java.util.Arrays;

/** Measured times, sorted, in nanoseconds. */
record Latencies(long[] sorted) {
    static Latencies of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    /** The nearest-rank percentile, in milliseconds. */
    double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)] / 1e6;
    }

    @Override
    public String toString() {
        return "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms, of %d events"
                .formatted(
                        percentile(50),
                        percentile(95),
                        percentile(99),
                        percentile(100),
                        sorted.length);
    }
}
