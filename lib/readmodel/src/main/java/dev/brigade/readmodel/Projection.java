package dev.brigade.readmodel;

/**
 * What one kind of event does to a read model.
 *
 * @param <T> the event
 * @param <C> the client of the read model's storage
 */
@FunctionalInterface
public interface Projection<T, C> {

    /** Writes the effect through the client, and nowhere else. Called again when it has thrown. */
    void apply(T event, C client) throws Exception;
}
