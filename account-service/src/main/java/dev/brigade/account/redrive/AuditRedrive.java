package dev.brigade.account.redrive;

import dev.brigade.outbox.Redrive.Filter;
import dev.brigade.outbox.Redrive.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/** Publishes events again that the outbox has kept. Thread-safe. */
final class AuditRedrive {

    private final dev.brigade.outbox.Redrive outbox;
    private final Set<String> deciders;

    /** Those of these kinds of aggregate alone. */
    AuditRedrive(DataSource database, Set<String> deciders) {
        this.outbox = new dev.brigade.outbox.Redrive(database);
        this.deciders = deciders;
    }

    boolean isPresent(Selection selection) throws SQLException {
        return selection.id() == null || outbox.isPresent(filter(selection));
    }

    /**
     * Publishes them; false when some are left for later. What is committed before the gate opens
     * is part of it, since the relay may have lost its slot until then.
     */
    boolean publish(Redrive redrive, Gate gate) throws SQLException, InterruptedException {
        Steps steps = new Steps(redrive, gate);
        String after = redrive.cursor().isEmpty() ? null : redrive.cursor();
        outbox.run(filter(redrive.selection()), after, steps);
        return steps.isUnbroken;
    }

    private Filter filter(Selection selection) {
        return new Filter(
                selection.decider() == null ? deciders : Set.of(selection.decider()),
                selection.id(),
                selection.from(),
                selection.to());
    }

    private static final class Steps implements Progress {

        private final long id;
        private final Gate gate;
        private String cursor;
        private boolean isUnbroken = true;

        Steps(Redrive redrive, Gate gate) {
            this.id = redrive.id();
            this.gate = gate;
            this.cursor = redrive.cursor();
        }

        @Override
        public boolean goesOn() throws InterruptedException {
            isUnbroken = gate.pass();
            return isUnbroken;
        }

        @Override
        public boolean published(Connection transaction, String next, int events)
                throws SQLException {
            isUnbroken = RedriveTable.progress(transaction, id, cursor, next, events);
            cursor = next;
            return isUnbroken;
        }
    }
}
