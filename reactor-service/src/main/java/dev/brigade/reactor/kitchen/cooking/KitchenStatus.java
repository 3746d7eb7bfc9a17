package dev.brigade.reactor.kitchen.cooking;

import org.jspecify.annotations.Nullable;

/**
 * How the kitchen is.
 *
 * @param reported how many commands the broker has acknowledged since the start
 * @param lastError why the last look at the tickets failed; null when it did not
 */
public record KitchenStatus(State state, long reported, @Nullable String lastError) {

    /** What it does. */
    public enum State {
        /** Not started, or closed. */
        STOPPED,
        /** Cooking, or waiting for tickets. */
        RUNNING,
        /** The database or the broker cannot be reached; it keeps trying. */
        FAILING
    }
}
