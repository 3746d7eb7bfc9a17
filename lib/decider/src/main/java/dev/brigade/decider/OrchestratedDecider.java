package dev.brigade.decider;

import java.util.ArrayList;
import java.util.List;

/** Decides a command and, depth first, every command that the saga asks for in answer. */
record OrchestratedDecider<C, S, E>(
        Decider<C, S, E> decider, Saga<? super E, ? extends C> saga, int maxCommands)
        implements Decider<C, S, E> {

    /** A chain longer than this is a cycle in the saga, which is a bug. */
    private static final int MAX_COMMANDS = 1_000;

    OrchestratedDecider(Decider<C, S, E> decider, Saga<? super E, ? extends C> saga) {
        this(decider, saga, MAX_COMMANDS);
    }

    @Override
    public S initialState() {
        return decider.initialState();
    }

    @Override
    public S evolve(S state, E event) {
        return decider.evolve(state, event);
    }

    @Override
    public List<E> decide(C command, S state) {
        Chain chain = new Chain(state);
        chain.decide(command);
        return chain.refusals.isEmpty() ? List.copyOf(chain.events) : List.copyOf(chain.refusals);
    }

    private final class Chain {
        private final List<E> events = new ArrayList<>();
        private final List<E> refusals = new ArrayList<>();
        private S state;
        private int commands;

        Chain(S state) {
            this.state = state;
        }

        void decide(C command) {
            if (++commands > maxCommands) {
                throw new IllegalStateException(
                        "The saga asked for more than "
                                + maxCommands
                                + " commands, last "
                                + command);
            }
            for (E event : decider.decide(command, state)) {
                if (event instanceof Refusal) {
                    refusals.add(event);
                }
                if (!refusals.isEmpty()) {
                    return;
                }
                events.add(event);
                state = decider.evolve(state, event);
                saga.react(event).forEach(this::decide);
                if (!refusals.isEmpty()) {
                    return;
                }
            }
        }
    }
}
