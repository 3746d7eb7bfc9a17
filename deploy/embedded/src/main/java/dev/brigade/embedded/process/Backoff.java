package dev.brigade.embedded.process;

import java.time.Duration;

/**
 * How long to wait before a process is started again: longer each time it dies young.
 *
 * @param youngDeaths how often it died young in a row
 */
record Backoff(int youngDeaths) {
    static final Backoff NONE = new Backoff(0);

    private static final Duration YOUNG = Duration.ofSeconds(30);
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    Backoff afterDeathAt(Duration age) {
        return new Backoff(age.compareTo(YOUNG) < 0 ? youngDeaths + 1 : 1);
    }

    Duration pause() {
        Duration doubled = FIRST.multipliedBy(1L << Math.clamp(youngDeaths - 1, 0, 10));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
