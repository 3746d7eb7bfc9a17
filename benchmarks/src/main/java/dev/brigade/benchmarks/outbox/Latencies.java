package dev.brigade.benchmarks.outbox;

import java.util.Arrays;
import java.util.Locale;

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

    /** The median, the 95th and the 99th percentile, in milliseconds. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.1f/%.1f/%.1f", percentile(50), percentile(95), percentile(99));
    }
}
