package dev.brigade.decider.spec;

import dev.brigade.decider.Saga;
import java.util.List;

/** When this event, then those commands. Immutable. */
public final class SagaSpec<E, C> {

    private final Saga<E, C> saga;

    private SagaSpec(Saga<E, C> saga) {
        this.saga = saga;
    }

    /** A specification of this saga. */
    public static <E, C> SagaSpec<E, C> of(Saga<E, C> saga) {
        return new SagaSpec<>(saga);
    }

    /** What has just happened. */
    public When<E, C> when(E event) {
        return new When<>(event, saga.react(event));
    }

    /** The reaction. */
    public record When<E, C>(E event, List<C> commands) {

        /** Expects exactly these commands, in this order. */
        @SafeVarargs
        public final void then(C... expected) {
            Expectation.equal("the commands", List.of(expected), commands, List.of(), event);
        }

        /** Expects no command. */
        public void thenNothing() {
            then();
        }
    }
}
