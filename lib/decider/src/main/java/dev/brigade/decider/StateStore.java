package dev.brigade.decider;

import java.util.List;
import java.util.Optional;

/**
 * Where a state-stored runner keeps its states.
 *
 * @param <I> ids of aggregates
 * @param <S> states
 * @param <E> events
 */
public interface StateStore<I, S, E> {

    /** The current state; empty when there is none yet. */
    Optional<Versioned<S>> load(I id);

    /**
     * Replaces the state and hands over the events for publication, in one transaction.
     *
     * @param expectedVersion the version the row must have now; 0 when there must be no row
     * @param newVersion the version the row has afterwards
     * @return false when it has another version: somebody else was faster
     */
    boolean save(I id, long expectedVersion, S state, long newVersion, List<E> events);

    /**
     * A state and its version.
     *
     * @param version the number of events that led to it, from 1
     */
    record Versioned<S>(S state, long version) {}
}
