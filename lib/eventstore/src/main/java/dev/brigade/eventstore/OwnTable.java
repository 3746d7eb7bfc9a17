package dev.brigade.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A table of the application's, whose rows are committed with events or not at all: the answer to a
 * command, for one who sends it again. Must be thread-safe.
 *
 * @see PostgresEventStore#appendAll(List, OwnTable, Object)
 */
@FunctionalInterface
public interface OwnTable<R> {

    /**
     * Inserts the rows of one or several callers, best in one statement. It must neither end the
     * transaction nor depend on what the rows have in common.
     *
     * @param transaction not in autocommit; the events are in it already
     * @param rows at least one
     * @return whether all were inserted; then they may be committed, else all is rolled back
     * @throws SQLException to have it rolled back too
     */
    boolean insert(Connection transaction, List<R> rows) throws SQLException;
}
