package dev.brigade.messaging;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often, and after which pauses, a failed event is tried again. The pause doubles with each
 * failure up to the longest one; its second half is random, so that instances do not try in step.
 *
 * @param maxAttempts after so many failures of its handler an event becomes a dead letter, 1 or
 *     more
 * @param firstPause the upper bound of the first pause
 * @param longestPause the upper bound of every pause
 */
public record RetryPolicy(int maxAttempts, Duration firstPause, Duration longestPause) {

    /** 8 attempts in about 6 seconds. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(8, Duration.ofMillis(50), Duration.ofSeconds(5));

    public RetryPolicy {
        if (maxAttempts < 1 || firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("Not a retry policy: " + maxAttempts);
        }
    }

    /** The pause after the given number of failures in a row, which counts from 1. */
    Duration pauseAfter(int failures) {
        double doubled = firstPause.toMillis() * Math.pow(2, failures - 1);
        double bound = Math.min(doubled, longestPause.toMillis());
        return Duration.ofMillis((long) (bound * ThreadLocalRandom.current().nextDouble(0.5, 1)));
    }
}
