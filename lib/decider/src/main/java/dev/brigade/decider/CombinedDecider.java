package dev.brigade.decider;

import java.util.List;

/** Sends each command and event to the side whose type it is of. */
record CombinedDecider<C0, C1 extends C0, S1, E0, E1 extends E0, C2 extends C0, S2, E2 extends E0>(
        Decider.Typed<C1, S1, E1> first, Decider.Typed<C2, S2, E2> second)
        implements Decider<C0, Both<S1, S2>, E0> {

    CombinedDecider {
        requireDisjoint(first.commands(), second.commands());
        requireDisjoint(first.events(), second.events());
    }

    @Override
    public Both<S1, S2> initialState() {
        return new Both<>(first.decider().initialState(), second.decider().initialState());
    }

    @Override
    public List<E0> decide(C0 command, Both<S1, S2> state) {
        if (first.commands().isInstance(command)) {
            return List.copyOf(
                    first.decider().decide(first.commands().cast(command), state.first()));
        }
        if (second.commands().isInstance(command)) {
            return List.copyOf(
                    second.decider().decide(second.commands().cast(command), state.second()));
        }
        throw new IllegalArgumentException("No decider takes " + command);
    }

    @Override
    public Both<S1, S2> evolve(Both<S1, S2> state, E0 event) {
        if (first.events().isInstance(event)) {
            E1 mine = first.events().cast(event);
            return new Both<>(first.decider().evolve(state.first(), mine), state.second());
        }
        if (second.events().isInstance(event)) {
            E2 mine = second.events().cast(event);
            return new Both<>(state.first(), second.decider().evolve(state.second(), mine));
        }
        throw new IllegalArgumentException("No decider knows " + event);
    }

    private static void requireDisjoint(Class<?> a, Class<?> b) {
        if (a.isAssignableFrom(b) || b.isAssignableFrom(a)) {
            throw new IllegalArgumentException(
                    a + " and " + b + " overlap: nothing tells them apart");
        }
    }
}
