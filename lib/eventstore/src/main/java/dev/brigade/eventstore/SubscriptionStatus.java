package dev.brigade.eventstore;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a subscription is doing.
 *
 * @param view its name
 * @param state what it is at
 * @param lag how many committed events the view has not handled yet; empty when that is unknown,
 *     which is not the same as 0
 * @param blocked how many streams wait to be tried again; empty when that is unknown
 * @param parked how many streams are parked; empty when that is unknown
 * @param lastError why it is failing, or failed last; null when the last thing it did went well
 */
public record SubscriptionStatus(
        String view,
        State state,
        OptionalLong lag,
        OptionalLong blocked,
        OptionalLong parked,
        @Nullable String lastError) {

    /** What a subscription is at. */
    public enum State {
        /** Not connected to its store yet. */
        STARTING,
        /** Handling events, or waiting for some. */
        RUNNING,
        /** The handler or the store fails; it goes on trying, with growing pauses. */
        FAILING,
        /** Paused by {@link Subscription#pause}. */
        PAUSED,
        /** Closed. */
        STOPPED
    }
}
