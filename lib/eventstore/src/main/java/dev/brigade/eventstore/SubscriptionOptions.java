package dev.brigade.eventstore;

import java.time.Duration;

/**
 * How a subscription takes its events.
 *
 * @param batchSize how many events the handler gets at most in one call, from 1
 * @param parallelism how many calls run at once in this process, 1 to 64. While it catches up, each
 *     claims its next batch meanwhile, on another connection; a single one two of them
 * @param pollInterval how long events of other processes may wait that do not notify; those of this
 *     one wake it. Ten times as long as a look takes, up to a second, where that is longer
 * @param linger how long after a claim the next one waits for more events at least, unless it is
 *     known that there are some: what comes close together is handled together, which costs less.
 *     An event that comes later than that after the last claim does not wait. 0 for no such wait
 * @param lingerUnderLoad how long at most: it waits 1 ms for each event that the last claim got, so
 *     what gets less than 1,000 a second waits for the former, what gets more for this; at most 1 s
 * @param lease how long a batch belongs to this subscription when its process is gone; it is
 *     extended while the handler runs
 * @param minBackoff the pause after a first failure, before jitter; each further one is twice as
 *     long
 * @param maxBackoff the longest pause
 * @param parkAfter how often an event may fail in a row before its stream is parked, from 1; 0 to
 *     try for ever
 */
public record SubscriptionOptions(
        int batchSize,
        int parallelism,
        Duration pollInterval,
        Duration linger,
        Duration lingerUnderLoad,
        Duration lease,
        Duration minBackoff,
        Duration maxBackoff,
        int parkAfter) {

    private static final Duration LONGEST_LINGER = Duration.ofSeconds(1);

    /**
     * @throws IllegalArgumentException when a number is out of its range or a duration not positive
     */
    public SubscriptionOptions {
        requireRange("batchSize", batchSize, 10_000);
        requireRange("parallelism", parallelism, 64);
        requirePositive("pollInterval", pollInterval);
        if (linger.isNegative() || linger.compareTo(lingerUnderLoad) > 0) {
            throw new IllegalArgumentException(
                    "linger is %s, not in 0 to %s".formatted(linger, lingerUnderLoad));
        }
        if (lingerUnderLoad.compareTo(LONGEST_LINGER) > 0) {
            throw new IllegalArgumentException(
                    "linger under load is %s, more than 1 s".formatted(lingerUnderLoad));
        }
        requirePositive("lease", lease);
        requirePositive("minBackoff", minBackoff);
        requirePositive("maxBackoff", maxBackoff);
        if (parkAfter < 0) {
            throw new IllegalArgumentException("parkAfter is %d, less than 0".formatted(parkAfter));
        }
    }

    /**
     * Batches of 100, 4 at once, polled every 25 ms, no linger, leased for 10 s, pauses of 100 ms
     * to 30 s, nothing is ever parked.
     */
    public static SubscriptionOptions defaults() {
        return new SubscriptionOptions(
                100,
                4,
                Duration.ofMillis(25),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(10),
                Duration.ofMillis(100),
                Duration.ofSeconds(30),
                0);
    }

    /** The same with another batch size. */
    public SubscriptionOptions withBatchSize(int events) {
        return new SubscriptionOptions(
                events,
                parallelism,
                pollInterval,
                linger,
                lingerUnderLoad,
                lease,
                minBackoff,
                maxBackoff,
                parkAfter);
    }

    /** The same with another parallelism. */
    public SubscriptionOptions withParallelism(int calls) {
        return new SubscriptionOptions(
                batchSize,
                calls,
                pollInterval,
                linger,
                lingerUnderLoad,
                lease,
                minBackoff,
                maxBackoff,
                parkAfter);
    }

    /** The same with another poll interval. */
    public SubscriptionOptions withPollInterval(Duration interval) {
        return new SubscriptionOptions(
                batchSize,
                parallelism,
                interval,
                linger,
                lingerUnderLoad,
                lease,
                minBackoff,
                maxBackoff,
                parkAfter);
    }

    /** The same with another linger, which is as long under load. */
    public SubscriptionOptions withLinger(Duration time) {
        return withLinger(time, time);
    }

    /** The same with a linger of its own under load. */
    public SubscriptionOptions withLinger(Duration atLeast, Duration underLoad) {
        return new SubscriptionOptions(
                batchSize,
                parallelism,
                pollInterval,
                atLeast,
                underLoad,
                lease,
                minBackoff,
                maxBackoff,
                parkAfter);
    }

    /** The same with another lease. */
    public SubscriptionOptions withLease(Duration time) {
        return new SubscriptionOptions(
                batchSize,
                parallelism,
                pollInterval,
                linger,
                lingerUnderLoad,
                time,
                minBackoff,
                maxBackoff,
                parkAfter);
    }

    /** The same with other pauses after failures. */
    public SubscriptionOptions withBackoff(Duration first, Duration longest) {
        return new SubscriptionOptions(
                batchSize,
                parallelism,
                pollInterval,
                linger,
                lingerUnderLoad,
                lease,
                first,
                longest,
                parkAfter);
    }

    /**
     * The same, but a stream is parked when one of its events failed that often in a row: it gets
     * no further attempt until somebody unparks it.
     */
    public SubscriptionOptions withParkAfter(int attempts) {
        requireRange("parkAfter", attempts, Integer.MAX_VALUE);
        return new SubscriptionOptions(
                batchSize,
                parallelism,
                pollInterval,
                linger,
                lingerUnderLoad,
                lease,
                minBackoff,
                maxBackoff,
                attempts);
    }

    private static void requireRange(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(
                    "%s is %d, not in 1 to %d".formatted(name, value, max));
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("%s is %s, not positive".formatted(name, value));
        }
    }
}
