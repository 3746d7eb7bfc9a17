package dev.brigade.outbox;

import java.util.Arrays;
import java.util.Locale;

/** What a relay promises about repetitions. */
public enum RelayMode {
    /** After a crash some events come again, with the same event id. The fastest. */
    AT_LEAST_ONCE,
    /**
     * Records and the offset in one Kafka transaction: a consumer that reads {@code read_committed}
     * sees no event twice.
     */
    TRANSACTIONAL;

    /**
     * The mode of that name, such as {@code transactional}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static RelayMode named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(mode -> mode.name().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "relay.mode is at-least-once or transactional, not \""
                                        + name
                                        + "\""));
    }
}
