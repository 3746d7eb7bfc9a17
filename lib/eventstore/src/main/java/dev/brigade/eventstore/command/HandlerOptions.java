package dev.brigade.eventstore.command;

import dev.brigade.eventstore.Instrumentation;
import java.time.Duration;

/**
 * How commands are handled.
 *
 * @param maxAttempts how many conflicts a command may meet, from 1
 * @param cachedStates how many streams' states are kept at hand, from 0
 * @param longestWait how long a command waits for others of this process to the same stream
 * @param instrumentation is told what happens
 */
public record HandlerOptions(
        int maxAttempts, int cachedStates, Duration longestWait, Instrumentation instrumentation) {

    /**
     * @throws IllegalArgumentException when a number is out of its range or the wait not positive
     */
    public HandlerOptions {
        if (maxAttempts < 1 || cachedStates < 0 || !longestWait.isPositive()) {
            throw new IllegalArgumentException(
                    "%d attempts, %d cached states and a wait of %s"
                            .formatted(maxAttempts, cachedStates, longestWait));
        }
    }

    /** 10 attempts, 10,000 states, a wait of 10 s. */
    public static HandlerOptions defaults() {
        return new HandlerOptions(10, 10_000, Duration.ofSeconds(10), Instrumentation.NONE);
    }

    /** The same with another bound of attempts. */
    public HandlerOptions withMaxAttempts(int attempts) {
        return new HandlerOptions(attempts, cachedStates, longestWait, instrumentation);
    }

    /** The same with another size of the cache. */
    public HandlerOptions withCachedStates(int states) {
        return new HandlerOptions(maxAttempts, states, longestWait, instrumentation);
    }

    /** The same with another longest wait. */
    public HandlerOptions withLongestWait(Duration wait) {
        return new HandlerOptions(maxAttempts, cachedStates, wait, instrumentation);
    }

    /** The same, telling somebody else. */
    public HandlerOptions withInstrumentation(Instrumentation told) {
        return new HandlerOptions(maxAttempts, cachedStates, longestWait, told);
    }
}
