package dev.brigade.transactions.support;

import java.time.Duration;

/** How much, and how long: less in ordinary runs, in full under {@code ./test --soak}. */
public final class Soak {

    private static final boolean ON = Boolean.getBoolean("soak");

    private Soak() {}

    public static int times(int ordinary, int full) {
        return ON ? full : ordinary;
    }

    public static Duration duration(Duration ordinary, Duration full) {
        return ON ? full : ordinary;
    }
}
