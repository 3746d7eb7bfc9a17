package dev.brigade.decider;

import java.util.List;

/**
 * Runs a decider on its events: load, fold, decide, append. On a conflict it starts again with the
 * events that were faster.
 *
 * <p>Put {@link StateStoredRunner} next to it to see the whole difference between the patterns.
 * Thread-safe when its decider and log are.
 */
public record EventSourcedRunner<I, C, S, E>(
        Decider<C, S, E> decider, EventLog<I, E> log, int maxAttempts) {

    /** A runner that gives up after 10 attempts. */
    public EventSourcedRunner(Decider<C, S, E> decider, EventLog<I, E> log) {
        this(decider, log, 10);
    }

    /**
     * Handles one command.
     *
     * @throws TooManyConflictsException when every attempt met a faster writer
     */
    public Decision<E> handle(I id, C command) {
        for (int attempt = 1; attempt <= maxAttempts; attempt++) {
            List<E> history = log.load(id);
            S state = decider.fold(history);
            Decision<E> decision = Decision.of(decider.decide(command, state), history.size());
            boolean nothingToWrite =
                    decision instanceof Decision.Refused || decision.events().isEmpty();
            if (nothingToWrite || log.append(id, history.size(), decision.events())) {
                return decision;
            }
        }
        throw new TooManyConflictsException(id, maxAttempts);
    }
}
