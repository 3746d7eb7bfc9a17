package dev.brigade.account.account.dump;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;

/**
 * When dumps are taken, and how long they are kept.
 *
 * @param at the time of a day, in UTC
 * @param every how long from one to the next, at least a second: a day, or part or several of it
 * @param keep how many stay, at least 1
 * @param maxAge how old they become; the newest stays anyway. Less than the retention of the
 *     topics, or what follows a dump is not there any more
 */
public record DumpSettings(LocalTime at, Duration every, int keep, Duration maxAge) {

    /** Checks the ranges. */
    public DumpSettings {
        if (every.toSeconds() < 1) {
            throw new IllegalArgumentException("brigade.dump.every must be at least a second");
        }
        if (keep < 1) {
            throw new IllegalArgumentException("brigade.dump.keep must be at least 1");
        }
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("brigade.dump.max-age must not be negative");
        }
    }

    /** The last moment up to then at which a dump was due. */
    Instant lastDue(Instant now) {
        long first = at.toSecondOfDay();
        long rounds = Math.floorDiv(now.getEpochSecond() - first, every.toSeconds());
        return Instant.ofEpochSecond(first + rounds * every.toSeconds());
    }
}
