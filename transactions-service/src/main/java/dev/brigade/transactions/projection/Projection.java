package dev.brigade.transactions.projection;

import dev.brigade.eventstore.RecordedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A read model of one kind of aggregate. Thread-safe. */
public interface Projection {

    /** Whose events it shows. */
    String decider();

    /**
     * Brings a stream's rows up to date. What they show already is skipped, so events may come
     * again.
     *
     * @param events of one stream, in order, at least one
     */
    void apply(Connection transaction, List<RecordedEvent> events) throws SQLException;
}
