package dev.brigade.transactions.projection;

import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.transactions.jdbc.Sql;
import dev.brigade.transactions.jdbc.Transactions;
import dev.brigade.transactions.jdbc.Worker;
import dev.brigade.transactions.projection.Rebuild.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Does the rebuilds that were asked for, one after the other, in one instance of the service. When
 * that instance ends in the middle, another one, or itself after its start, begins it anew: what
 * was built before may have been built by other code. Thread-safe.
 */
public final class RebuildWorker implements Worker.Work {

    private static final Logger LOG = Logger.getLogger(RebuildWorker.class);
    private static final long KEY = 0x6272_6967_6164_6502L;
    private static final String LEFTOVERS =
            """
            select nspname from pg_namespace
            where nspname ~ '^rebuild_[0-9]+$' and not exists (
                select from rebuild where state = 'running' and 'rebuild_' || id = nspname)
            """;

    private final DataSource dataSource;
    private final PostgresEventStore store;
    private final List<Projection> projections;
    private final Freshness freshness;
    private final Duration patience;
    private final RebuildTable table;
    private final Worker worker;

    /**
     * A worker of this instance.
     *
     * @param patience how long a rebuild may fail without a break before it is given up
     */
    public RebuildWorker(
            DataSource dataSource,
            PostgresEventStore store,
            List<Projection> projections,
            Freshness freshness,
            Duration patience) {
        this.dataSource = dataSource;
        this.store = store;
        this.projections = List.copyOf(projections);
        this.freshness = freshness;
        this.patience = patience;
        this.table = new RebuildTable(dataSource);
        this.worker = new Worker("rebuilds", KEY, dataSource, this);
    }

    /** Begins to look for work. */
    public void start() {
        worker.start();
    }

    /** Ends soon. What is being rebuilt is begun anew by another instance, or after the start. */
    public void stop() {
        worker.stop();
    }

    RebuildTable table() {
        return table;
    }

    void wake() {
        worker.wake();
    }

    @Override
    public boolean isWaiting() throws SQLException {
        return !table.running().isEmpty() || !leftovers().isEmpty();
    }

    @Override
    public void take(Worker.Turn turn) throws SQLException, InterruptedException {
        dropLeftovers();
        for (Rebuild next : table.running()) {
            rebuild(next, turn);
            dropLeftovers();
        }
    }

    private void rebuild(Rebuild next, Worker.Turn turn) throws SQLException, InterruptedException {
        try (Rebuilding rebuilding = rebuilding(next)) {
            rebuilding.begin();
            while (turn.goesOn() && !rebuilding.hasEnded()) {
                turn.pause(rebuilding.pause());
            }
        } catch (SQLException | RuntimeException failed) {
            if (turn.goesOn() && table.end(next.id(), State.failed, failed.toString())) {
                LOG.errorf(failed, "Rebuild %d of %s failed", next.id(), next.projection());
            }
        }
    }

    private Rebuilding rebuilding(Rebuild next) {
        Projection projection =
                projections.stream()
                        .filter(it -> it.name().equals(next.projection()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("There is none any more"));
        return new Rebuilding(
                next.id(),
                projection,
                dataSource,
                new Transactions(dataSource),
                store,
                table,
                freshness,
                patience);
    }

    private List<String> leftovers() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Sql.list(connection, LEFTOVERS, row -> row.getString(1));
        }
    }

    private void dropLeftovers() throws SQLException {
        for (String schema : leftovers()) {
            try (Connection connection = dataSource.getConnection()) {
                Sql.update(connection, "drop schema if exists " + schema + " cascade");
            }
        }
    }
}
