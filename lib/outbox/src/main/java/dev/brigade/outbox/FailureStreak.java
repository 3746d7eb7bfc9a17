package dev.brigade.outbox;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Failures in a row: one line when they begin or change, one when they end, longer pauses in
 * between.
 */
final class FailureStreak {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int DOUBLINGS = 6;

    private final String slot;
    private int failures;
    private @Nullable String message;

    FailureStreak(String slot) {
        this.slot = slot;
    }

    void failed(String text) {
        if (failures == 0) {
            LOG.warn("Relay {} does not publish, and tries again until it does: {}", slot, text);
        } else if (!Objects.equals(text, message)) {
            LOG.debug("Relay {} still does not publish: {}", slot, text);
        }
        message = text;
        failures++;
    }

    /** Whether there was a failure, and nothing has worked since. */
    boolean lasts() {
        return failures > 0;
    }

    void over() {
        if (failures > 0) {
            LOG.info("Relay {} works again, after {} failed attempts", slot, failures);
        }
        failures = 0;
        message = null;
    }

    /**
     * How long to wait after the last failure: doubling up to 10 s, with up to a quarter of jitter.
     */
    Duration pause() {
        Duration pause = FIRST.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), DOUBLINGS));
        long millis = Math.min(pause.toMillis(), LONGEST.toMillis());
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 4));
    }
}
