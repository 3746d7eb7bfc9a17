package dev.brigade.decider;

import java.util.List;

/**
 * A pure decision maker: which events does a command lead to in a given state, and what is the
 * state after an event.
 *
 * <p>All three functions are pure: they read no clock, draw no ids and call nobody. What they need
 * from outside arrives inside the command. So an implementation is thread-safe as it stands. An
 * expected outcome, a refusal included, is an event; an exception means a bug.
 *
 * <p>The shape is Jérémie Chassaing's ("Functional Event Sourcing Decider", 2021).
 *
 * @param <C> commands, usually a sealed interface
 * @param <S> states
 * @param <E> events, usually a sealed interface; those that are a {@link Refusal} are answered and
 *     never recorded
 */
public interface Decider<C, S, E> extends View<S, E> {

    /**
     * The events that the command leads to, in order; empty when there is nothing to do.
     *
     * @param state what {@link #evolve} made of all recorded events
     */
    List<E> decide(C command, S state);

    /**
     * Two deciders as one, over both states. A command or event goes to the side whose type it is
     * of; one that is of neither type is an {@link IllegalArgumentException}, not silently ignored.
     *
     * @param <C0> a common type of both sides' commands, best a sealed one
     * @param <E0> a common type of both sides' events, best a sealed one
     */
    static <C0, C1 extends C0, S1, E0, E1 extends E0, C2 extends C0, S2, E2 extends E0>
            Decider<C0, Both<S1, S2>, E0> combine(
                    Typed<C1, S1, E1> first, Typed<C2, S2, E2> second) {
        return new CombinedDecider<>(first, second);
    }

    /** This decider with the types it answers for, as {@link #combine} needs them. */
    default Typed<C, S, E> of(Class<C> commands, Class<E> events) {
        return new Typed<>(this, commands, events);
    }

    /**
     * This decider with a saga behind it: every recorded event is shown to the saga, and each
     * command the saga answers with is decided against the state <em>evolved</em> by all events
     * before it, depth first. A refusal anywhere ends the chain: it is then the only event, since
     * what came before it will not be recorded either.
     */
    default Decider<C, S, E> orchestratedBy(Saga<? super E, ? extends C> saga) {
        return new OrchestratedDecider<>(this, saga);
    }

    /** A decider, and the classes of its commands and events. */
    record Typed<C, S, E>(Decider<C, S, E> decider, Class<C> commands, Class<E> events) {}
}
