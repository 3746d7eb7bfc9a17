package dev.brigade.decider;

import dev.brigade.decider.StateStore.Versioned;
import java.util.List;

/**
 * Runs a decider on its latest state: load, decide, evolve, save the state with the events to
 * publish. On a conflict it starts again with the state that was faster.
 *
 * <p>Put {@link EventSourcedRunner} next to it to see the whole difference between the patterns.
 * Thread-safe when its decider and store are.
 */
public record StateStoredRunner<I, C, S, E>(
        Decider<C, S, E> decider, StateStore<I, S, E> store, int maxAttempts) {

    /** A runner that gives up after 10 attempts. */
    public StateStoredRunner(Decider<C, S, E> decider, StateStore<I, S, E> store) {
        this(decider, store, 10);
    }

    /**
     * Handles one command.
     *
     * @throws TooManyConflictsException when every attempt met a faster writer
     */
    public Decision<E> handle(I id, C command) {
        for (int attempt = 1; attempt <= maxAttempts; attempt++) {
            Versioned<S> now =
                    store.load(id).orElseGet(() -> new Versioned<>(decider.initialState(), 0));
            Decision<E> decision = Decision.of(decider.decide(command, now.state()), now.version());
            List<E> events = decision.events();
            boolean nothingToWrite = decision instanceof Decision.Refused || events.isEmpty();
            if (nothingToWrite || save(id, now, events)) {
                return decision;
            }
        }
        throw new TooManyConflictsException(id, maxAttempts);
    }

    private boolean save(I id, Versioned<S> now, List<E> events) {
        S state = decider.evolveAll(now.state(), events);
        return store.save(id, now.version(), state, now.version() + events.size(), events);
    }
}
