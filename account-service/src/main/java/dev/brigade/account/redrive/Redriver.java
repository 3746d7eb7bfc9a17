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
import java.util.concurrent.atomic.LongAdder;
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
    private final LongAdder failures = new LongAdder();
    private volatile int running;

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
        this.state = new StateRedrive(database, outbox, kinds);
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

    /** How many had not ended when this instance looked last, whichever does them. */
    public int running() {
        return running;
    }

    /** How many failed in this instance since it started. */
    public long failures() {
        return failures.sum();
    }

    private boolean isPresent(Selection selection) throws SQLException {
        if (selection.decider() != null && !deciders.contains(selection.decider())) {
            return false;
        }
        if (selection.source() == Source.audit) {
            return audit.isPresent(selection);
        }
        return state.isPresent(selection);
    }

    private void round() throws SQLException, InterruptedException {
        try (Connection guard = database.getConnection()) {
            if (look(guard).isEmpty() || !ask(guard, "pg_try_advisory_lock")) {
                return;
            }
            try {
                for (Redrive next : look(guard)) {
                    redrive(next, guard);
                    look(guard);
                }
            } finally {
                ask(guard, "pg_advisory_unlock");
            }
        }
    }

    private List<Redrive> look(Connection connection) throws SQLException {
        List<Redrive> all = RedriveTable.running(connection);
        running = all.size();
        return all;
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
                            : state.publish(next, this::awaitRelay);
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
            failures.increment();
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
