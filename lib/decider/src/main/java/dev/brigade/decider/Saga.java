package dev.brigade.decider;

import java.util.List;
import java.util.stream.Stream;

/**
 * A pure reaction: which commands does an event call for. It keeps no state.
 *
 * @param <E> the events it reacts to
 * @param <C> the commands it asks for
 */
@FunctionalInterface
public interface Saga<E, C> {

    /** The commands that the event calls for, in order; often none. */
    List<C> react(E event);

    /** A saga that never reacts. */
    static <E, C> Saga<E, C> silent() {
        return event -> List.of();
    }

    /** Both reactions: this saga's commands first, then the other's. */
    default <D extends E> Saga<D, C> and(Saga<? super D, ? extends C> other) {
        return event ->
                Stream.concat(react(event).stream(), other.react(event).stream())
                        .map(command -> (C) command)
                        .toList();
    }
}
