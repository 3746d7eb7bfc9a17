package dev.brigade.ui.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener that it has not got everything.
 *
 * @param dropped how many hops are gone, of all kinds; null when that cannot be known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Gap(Reason reason, @Nullable Long dropped) {

    enum Reason {
        /** The listener was away or slow for longer than the buffer reaches back. */
        TOO_SLOW,
        /** This service was started anew, and has read the recent past again. */
        RESTARTED
    }
}
