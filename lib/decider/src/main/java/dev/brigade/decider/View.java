package dev.brigade.decider;

/**
 * A pure fold of events into a state: the reading half of a decider, or a projection.
 *
 * <p>Thread-safe as long as it is pure.
 *
 * @param <S> states
 * @param <E> events
 */
public interface View<S, E> {

    /** The state before any event. */
    S initialState();

    /** The state after one more event. Never changes its argument. */
    S evolve(S state, E event);

    /** The state after all of these events, starting from {@code state}. */
    default S evolveAll(S state, Iterable<? extends E> events) {
        S current = state;
        for (E event : events) {
            current = evolve(current, event);
        }
        return current;
    }

    /** The state after all of these events, starting from the beginning. */
    default S fold(Iterable<? extends E> events) {
        return evolveAll(initialState(), events);
    }

    /** Two views over the same events as one. */
    default <T> View<Both<S, T>, E> alongside(View<T, ? super E> other) {
        View<S, E> self = this;
        return new View<>() {
            @Override
            public Both<S, T> initialState() {
                return new Both<>(self.initialState(), other.initialState());
            }

            @Override
            public Both<S, T> evolve(Both<S, T> state, E event) {
                return new Both<>(
                        self.evolve(state.first(), event), other.evolve(state.second(), event));
            }
        };
    }
}
