package dev.brigade.decider;

import java.util.List;

/**
 * Where an event-sourced runner keeps its events.
 *
 * @param <I> ids of streams
 * @param <E> events
 */
public interface EventLog<I, E> {

    /** All events of the stream, oldest first; empty for a stream that does not exist. */
    List<E> load(I id);

    /**
     * Appends all of the events, or none.
     *
     * @param expectedVersion the number of events the stream must have now
     * @return false when it has another number: somebody else was faster
     */
    boolean append(I id, long expectedVersion, List<E> events);
}
