package dev.brigade.transactions.projection;

import dev.brigade.eventstore.RecordedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A read model. Thread-safe.
 *
 * <p>It names its tables without their schema, and touches no others: while it is rebuilt, the same
 * code fills tables of the same names in another schema.
 */
public interface Projection {

    /** What operators call it. */
    String name();

    /** The tables that it fills. */
    List<String> tables();

    /** Whether it shows the streams of this decider. */
    boolean shows(String decider);

    /**
     * Brings the rows of some streams up to date, in as few round trips as it can. What they show
     * already is skipped, so events may come again.
     *
     * @param streams of each its events in order, at least one; each stream once
     * @throws IllegalStateException when events between those and the rows are missing
     */
    void apply(Connection transaction, List<List<RecordedEvent>> streams) throws SQLException;

    /**
     * Whether an event is the next one to show.
     *
     * @param shown the version of its stream that is shown already
     * @throws IllegalStateException when it comes later than the next one: folding it would lose
     *     those in between for good
     */
    static boolean isNext(RecordedEvent event, long shown) {
        if (event.version() > shown + 1) {
            throw new IllegalStateException(
                    "%s is shown at version %d, and version %d comes next"
                            .formatted(event.stream(), shown, event.version()));
        }
        return event.version() == shown + 1;
    }
}
