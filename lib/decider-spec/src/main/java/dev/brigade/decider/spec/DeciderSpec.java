package dev.brigade.decider.spec;

import dev.brigade.decider.Decider;
import java.util.List;
import java.util.function.Consumer;

/**
 * Given these events, when this command, then those events.
 *
 * <pre>{@code
 * order.given(CREATED).when(new CancelOrder(ID)).then(CANCELLED);
 * }</pre>
 *
 * A failed expectation is an {@link AssertionError} that shows all of them. Immutable.
 */
public final class DeciderSpec<C, S, E> {

    private final Decider<C, S, E> decider;

    private DeciderSpec(Decider<C, S, E> decider) {
        this.decider = decider;
    }

    /** A specification of this decider. */
    public static <C, S, E> DeciderSpec<C, S, E> of(Decider<C, S, E> decider) {
        return new DeciderSpec<>(decider);
    }

    /** What has happened before; nothing, when left empty. */
    @SafeVarargs
    public final Given<C, S, E> given(E... history) {
        return new Given<>(decider, List.of(history));
    }

    /** The history. */
    public record Given<C, S, E>(Decider<C, S, E> decider, List<E> history) {

        /** What is asked now. */
        public When<C, S, E> when(C command) {
            S state = decider.fold(history);
            return new When<>(decider, history, command, state, decider.decide(command, state));
        }

        /** Expects the state that the history leads to, with no command. */
        public void thenState(S expected) {
            Expectation.equal("the state", expected, decider.fold(history), history, "nothing");
        }
    }

    /** The outcome. */
    public record When<C, S, E>(
            Decider<C, S, E> decider, List<E> history, C command, S state, List<E> outcome) {

        /** Expects exactly these events, in this order. */
        @SafeVarargs
        public final When<C, S, E> then(E... expected) {
            Expectation.equal("the events", List.of(expected), outcome, history, command);
            return this;
        }

        /** Expects no event. */
        public When<C, S, E> thenNothing() {
            return then();
        }

        /** Expects the state after the outcome. */
        public When<C, S, E> thenState(S expected) {
            S after = decider.evolveAll(state, outcome);
            Expectation.equal("the state", expected, after, history, command);
            return this;
        }

        /** Looks at the outcome more closely. */
        public When<C, S, E> thenSatisfies(Consumer<List<E>> check) {
            check.accept(outcome);
            return this;
        }
    }
}
