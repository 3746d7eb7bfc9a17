package dev.brigade.transactions.publishing;

import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.StreamId;
import java.sql.SQLException;
import java.util.Optional;

/** What operators ask to be published again. {@link Redriver} does it. Thread-safe. */
public final class Redrives {

    private final EventStore store;
    private final Redriver redriver;

    /** Redrives by this redriver. */
    public Redrives(EventStore store, Redriver redriver) {
        this.store = store;
        this.redriver = redriver;
    }

    /** Asks for a redrive; empty when there is no such stream. */
    public Optional<Redrive> ask(Selection selection) throws SQLException {
        StreamId stream = selection.stream();
        if (stream != null && store.read(stream, 0, 1).isEmpty()) {
            return Optional.empty();
        }
        long id = redriver.table().add(selection);
        redriver.wake();
        return redriver.table().find(id);
    }

    /** One of them, also when it has ended. */
    public Optional<Redrive> find(long id) throws SQLException {
        return redriver.table().find(id);
    }
}
