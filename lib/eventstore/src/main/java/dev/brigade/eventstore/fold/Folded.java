package dev.brigade.eventstore.fold;

import java.time.Instant;

/**
 * A state, and the events that it was folded from.
 *
 * @param state immutable: threads share it
 * @param version of the last event; 0 before the first
 * @param asOf when the youngest of the events was appended, by the store's clock; {@link
 *     Instant#MIN} before the first
 */
public record Folded<S>(S state, long version, Instant asOf) {

    /** The state before any event. */
    public static <S> Folded<S> nothing(S initialState) {
        return new Folded<>(initialState, 0, Instant.MIN);
    }
}
