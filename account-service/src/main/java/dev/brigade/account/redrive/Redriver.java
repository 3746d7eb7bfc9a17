package dev.brigade.account.redrive;

import dev.brigade.account.background.Rounds;
import dev.brigade.account.command.RowSnapshots;
import dev.brigade.account.redrive.Redrive.State;
import dev.brigade.account.redrive.Selection.Source;
import dev.brigade.outbox.Outbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Does the redrives that were asked for, one after the other, in one instance of the service. Each
 * page is written into the outbox in the transaction that notes it, so none comes twice; where an
 * instance ends, another goes on. It writes no faster than the relay publishes. Thread-safe.
 */
public final class Redriver implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Redriver.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final String LOCK = "hashtextextended('brigade.account.redrive', 0)";

    /** Failures of the way to the database, and not of what was asked (classes of SQL states). */
    private static final String PASSES = "(08|40|53|57).*";

    private final DataSource database;
    private final AuditRedrive audit;
    private final StateRedrive state;
    private final Set<String> deciders;
    private final BooleanSupplier relayKeepsUp;
    private final Rounds rounds = new Rounds("redrives", LOOK_AGAIN, this::round);

    /**
     * A redriver that has not begun.
     *
     * @param kinds whose events and states may be published again
     * @param relayKeepsUp whether more may be written into the log now
     */
    public Redriver(
            DataSource database,
            Outbox outbox,
            List<RowSnapshots> kinds,
            BooleanSupplier relayKeepsUp) {
        this.database = database;
        this.deciders = kinds.stream().map(RowSnapshots::decider).collect(Collectors.toSet());
        this.audit = new AuditRedrive(database, deciders);
        this.state = new StateRedrive(outbox, kinds);
        this.relayKeepsUp = relayKeepsUp;
    }

    /** Begins to look for work. */
    public void start() {
        rounds.start();
    }

    /** Ends with the page that is being written. */
    @Override
    public void close() {
        rounds.close();
    }

    /** Asks for a redrive; empty when there is no such aggregate. */
    public Optional<Redrive> ask(Selection selection) throws SQLException {
        if (!isPresent(selection)) {
            return Optional.empty();
        }
        try (Connection connection = database.getConnection()) {
            long id = RedriveTable.add(connection, selection);
            rounds.wake();
            return RedriveTable.find(connection, id);
        }
    }

    /** One of them, also when it has ended. */
    public Optional<Redrive> find(long id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return RedriveTable.find(connection, id);
        }
    }

    private boolean isPresent(Selection selection) throws SQLException {
        if (selection.decider() != null && !deciders.contains(selection.decider())) {
            return false;
        }
        if (selection.source() == Source.audit) {
            return audit.isPresent(selection);
        }
        try (Connection connection = database.getConnection()) {
            return state.isPresent(connection, selection);
        }
    }

    private void round() throws SQLException, InterruptedException {
        try (Connection guard = database.getConnection()) {
            if (RedriveTable.running(guard).isEmpty() || !ask(guard, "pg_try_advisory_lock")) {
                return;
            }
            try {
                for (Redrive next : RedriveTable.running(guard)) {
                    redrive(next, guard);
                }
            } finally {
                ask(guard, "pg_advisory_unlock");
            }
        }
    }

    private static boolean ask(Connection connection, String function) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select %s(%s)".formatted(function, LOCK));
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void redrive(Redrive next, Connection guard) throws SQLException, InterruptedException {
        try {
            boolean ended =
                    next.selection().source() == Source.audit
                            ? audit.publish(next, this::awaitRelay)
                            : ofState(next);
            if (ended) {
                RedriveTable.end(guard, next.id(), State.done, null);
            }
        } catch (SQLException | RuntimeException failed) {
            if (failed instanceof SQLException lost
                    && (lost.getSQLState() == null || lost.getSQLState().matches(PASSES))) {
                throw lost;
            }
            LOG.errorf(failed, "Redrive %d failed", next.id());
            RedriveTable.end(guard, next.id(), State.failed, failed.toString());
        }
    }

    /** False when it has to go on later. */
    private boolean ofState(Redrive next) throws SQLException, InterruptedException {
        String cursor = next.cursor();
        try (Connection transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            while (awaitRelay()) {
                StateRedrive.Page page = state.publish(transaction, next, cursor);
                if (!RedriveTable.progress(
                        transaction, next.id(), cursor, page.cursor(), page.events())) {
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

    /** False when this instance stops. */
    private boolean awaitRelay() throws InterruptedException {
        while (rounds.goesOn() && !relayKeepsUp.getAsBoolean()) {
            rounds.pause(LOOK_AGAIN);
        }
        return rounds.goesOn();
    }
}
