package dev.brigade.ui.topics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the reading of topics goes.
 *
 * @param lastContact when the broker last answered; null when it never did
 * @param partitions how many are read
 * @param lastError why it does not answer; null when it does
 */
public record ReaderStatus(
        State state, @Nullable Instant lastContact, int partitions, @Nullable String lastError) {

    /** Whether the broker answers. */
    public enum State {
        /** It has not been asked yet. */
        UNKNOWN,
        CONNECTED,
        /** It was asked and did not answer; the reader goes on asking. */
        AWAY
    }
}
