package dev.brigade.account.redrive;

import dev.brigade.outbox.Redrive.Filter;
import dev.brigade.outbox.Redrive.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

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
        return selection.id() == null || outbox.isPresent(filter(selection, selection.to()));
    }

    /** Publishes them; false when some are left for later. */
    boolean publish(Redrive redrive, Gate gate) throws SQLException, InterruptedException {
        Steps steps = new Steps(redrive, gate);
        String after = redrive.cursor().isEmpty() ? null : redrive.cursor();
        outbox.run(filter(redrive.selection(), end(redrive)), after, steps);
        return steps.isUnbroken;
    }

    private Filter filter(Selection selection, @Nullable Instant to) {
        return new Filter(
                selection.decider() == null ? deciders : Set.of(selection.decider()),
                selection.id(),
                selection.from(),
                to);
    }

    /** What happens after it was asked for is published anyway. */
    private static Instant end(Redrive redrive) {
        Instant to = redrive.selection().to();
        return to == null || to.isAfter(redrive.askedAt()) ? redrive.askedAt() : to;
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
