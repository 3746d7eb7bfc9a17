package dev.brigade.account.redrive;

import dev.brigade.account.command.Announcement;
import dev.brigade.account.command.RowSnapshots;
import dev.brigade.account.command.RowSnapshots.Current;
import dev.brigade.messaging.Uuids;
import dev.brigade.outbox.Outbox;
import dev.brigade.outbox.OutboxEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/** Publishes what aggregates are, a page in a transaction. Thread-safe. */
final class StateRedrive {

    /** Whoever changes one of them waits for the rest: some milliseconds. */
    private static final int PAGE = 100;

    private final DataSource database;
    private final Outbox outbox;
    private final List<RowSnapshots> kinds;

    StateRedrive(DataSource database, Outbox outbox, List<RowSnapshots> kinds) {
        this.database = database;
        this.outbox = outbox;
        this.kinds = kinds;
    }

    /**
     * What was published.
     *
     * @param cursor where to go on: a kind and the last id
     */
    private record Page(String cursor, int events, boolean isLast) {}

    boolean isPresent(Selection selection) throws SQLException {
        if (selection.id() == null) {
            return true;
        }
        try (Connection connection = database.getConnection()) {
            return one(connection, selection).isPresent();
        }
    }

    /** Publishes them; false when some are left for later. */
    boolean publish(Redrive redrive, Gate gate) throws SQLException, InterruptedException {
        String cursor = redrive.cursor();
        try (Connection transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            while (gate.pass()) {
                Page page = publish(transaction, redrive, cursor);
                if (!RedriveTable.progress(
                        transaction, redrive.id(), cursor, page.cursor(), page.events())) {
                    transaction.rollback();
                    return false;
                }
                transaction.commit();
                if (page.isLast()) {
                    return true;
                }
                cursor = page.cursor();
            }
            return false;
        }
    }

    private Page publish(Connection transaction, Redrive redrive, String cursor)
            throws SQLException {
        String correlation = "redrive-" + redrive.id();
        if (redrive.selection().id() != null) {
            Optional<Current> one = one(transaction, redrive.selection());
            return publish(transaction, one.stream().toList(), correlation, "done", true);
        }
        int slash = cursor.indexOf('/');
        int kind = slash < 0 ? 0 : index(cursor.substring(0, slash));
        RowSnapshots source = kinds.get(kind);
        List<Current> page = source.behind(transaction, cursor.substring(slash + 1), PAGE);
        if (page.size() == PAGE) {
            String last = source.decider() + "/" + page.getLast().announcement().subject();
            return publish(transaction, page, correlation, last, false);
        }
        boolean isLast = kind + 1 == kinds.size();
        String next = isLast ? "done" : kinds.get(kind + 1).decider() + "/";
        return publish(transaction, page, correlation, next, isLast);
    }

    private Optional<Current> one(Connection transaction, Selection selection) throws SQLException {
        int kind = index(Objects.requireNonNull(selection.decider()));
        return kind < 0
                ? Optional.empty()
                : kinds.get(kind).one(transaction, Objects.requireNonNull(selection.id()));
    }

    private int index(String decider) {
        return kinds.stream().map(RowSnapshots::decider).toList().indexOf(decider);
    }

    private Page publish(
            Connection transaction,
            List<Current> snapshots,
            String correlation,
            String cursor,
            boolean isLast)
            throws SQLException {
        for (Current snapshot : snapshots) {
            outbox.publish(transaction, event(snapshot, correlation));
        }
        return new Page(cursor, snapshots.size(), isLast);
    }

    private static OutboxEvent event(Current snapshot, String correlation) {
        Announcement it = snapshot.announcement();
        return new OutboxEvent(
                Uuids.v7(),
                it.topic(),
                it.subject(),
                it.decider(),
                it.type(),
                it.json(),
                snapshot.version(),
                correlation,
                null,
                null,
                null,
                Instant.now(),
                true);
    }
}
