package dev.brigade.decider;

import java.util.List;

/**
 * What came of a command.
 *
 * @param <E> events
 */
public sealed interface Decision<E> {

    /** The events answered to the caller: recorded ones, or the refusals. */
    List<E> events();

    /**
     * The events were recorded; empty when the command changed nothing.
     *
     * @param version the version after the last of them
     */
    record Accepted<E>(List<E> events, long version) implements Decision<E> {}

    /**
     * Nothing was recorded.
     *
     * @param events the refusals, at least one, each a {@link Refusal}
     * @param version the version that the refusal was decided on
     */
    record Refused<E>(List<E> events, long version) implements Decision<E> {
        /** The first refusal's reason. */
        public String reason() {
            return ((Refusal) events.getFirst()).reason();
        }
    }

    /** The decision on these events, before anything is written. */
    static <E> Decision<E> of(List<E> events, long version) {
        List<E> refusals = events.stream().filter(Refusal.class::isInstance).toList();
        return refusals.isEmpty()
                ? new Accepted<>(List.copyOf(events), version + events.size())
                : new Refused<>(refusals, version);
    }
}
