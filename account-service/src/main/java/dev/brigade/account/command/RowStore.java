package dev.brigade.account.command;

import dev.brigade.decider.StateStore;
import java.util.List;
import java.util.Optional;

/**
 * The states of one kind within one unit of work: a row for each, and its events in the outbox. Not
 * thread-safe.
 *
 * @param <S> what a row says
 * @param <E> what has changed it
 */
public abstract class RowStore<S, E> implements StateStore<String, S, E> {

    /** The rows, written by compare and set. */
    public interface Rows<S> {

        /** What the row says; empty when there is none. */
        Optional<Versioned<S>> state(String id);

        /** False when there is such a row already. */
        boolean insert(String id, S state, long version);

        /** False when the row has not the expected version. */
        boolean update(String id, long expected, S state, long version);
    }

    private final Rows<S> rows;
    private final UnitOfWork unit;

    /** The store of one transaction. */
    protected RowStore(Rows<S> rows, UnitOfWork unit) {
        this.rows = rows;
        this.unit = unit;
    }

    /** Writes one of the events that a row was saved with. */
    protected abstract void publish(UnitOfWork to, E event, long version);

    @Override
    public final Optional<Versioned<S>> load(String id) {
        unit.refresh();
        Optional<Versioned<S>> state = rows.state(id);
        unit.requireVersion(state.map(Versioned::version).orElse(0L));
        return state;
    }

    @Override
    public final boolean save(
            String id, long expectedVersion, S state, long newVersion, List<E> events) {
        boolean saved =
                expectedVersion == 0
                        ? rows.insert(id, state, newVersion)
                        : rows.update(id, expectedVersion, state, newVersion);
        if (saved) {
            long version = expectedVersion;
            for (E event : events) {
                version++;
                publish(unit, event, version);
            }
        }
        return saved;
    }
}
