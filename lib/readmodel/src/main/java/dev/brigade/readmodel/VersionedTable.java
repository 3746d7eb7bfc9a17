package dev.brigade.readmodel;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Documents by id, each with the version of the event that wrote it last. While an event is
 * handled, a write that is not newer than its row does nothing, so events may come twice or late.
 *
 * @param <R> the document, a record
 */
public interface VersionedTable<R> {

    /** The row of an id, empty when there is none or it was deleted. */
    Optional<VersionedRow<R>> find(String id);

    /**
     * Inserts or replaces.
     *
     * @return false when the row is as new as the event
     */
    boolean put(String id, R document);

    /**
     * Changes a row that is there.
     *
     * @return false when it is not, or is as new as the event
     */
    boolean update(String id, UnaryOperator<R> change);

    /**
     * Deletes, and remembers the version, so that an older event does not bring the row back.
     *
     * @return false when the row is as new as the event
     */
    boolean delete(String id);
}
