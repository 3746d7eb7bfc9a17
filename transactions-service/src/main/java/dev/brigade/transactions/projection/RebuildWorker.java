package dev.brigade.transactions.projection;

import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.transactions.jdbc.Exclusive;
import dev.brigade.transactions.jdbc.Sql;
import dev.brigade.transactions.jdbc.Transactions;
import dev.brigade.transactions.projection.Rebuild.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does the rebuilds that were asked for, one after the other, in one instance of the service. When
 * that instance ends in the middle, another one, or itself after its start, begins it anew: what
 * was built before may have been built by other code. Thread-safe.
 */
public final class RebuildWorker {

    private static final Logger LOG = Logger.getLogger(RebuildWorker.class);
    private static final long KEY = 0x6272_6967_6164_6502L;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration STOPPING = Duration.ofSeconds(5);
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
    private final Semaphore called = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;

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
    }

    /** Begins to look for work. */
    public void start() {
        thread = Thread.ofPlatform().name("rebuilds").daemon().start(this::run);
    }

    /** Ends soon. What is being rebuilt is begun anew by another instance, or after the start. */
    public void stop() {
        stopping = true;
        wake();
        Thread running = thread;
        try {
            if (running != null) {
                running.join(STOPPING);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    RebuildTable table() {
        return table;
    }

    /** There is something to do. */
    void wake() {
        called.release();
    }

    private void run() {
        try {
            while (!stopping) {
                try {
                    round();
                } catch (SQLException | RuntimeException failed) {
                    LOG.debug("The rebuilds have to wait", failed);
                }
                await(LOOK_AGAIN);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(Duration longest) throws InterruptedException {
        if (called.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            called.drainPermits();
        }
    }

    private void round() throws SQLException, InterruptedException {
        if (table.running().isEmpty() && leftovers().isEmpty()) {
            return;
        }
        new Exclusive(dataSource, KEY)
                .attempt(lock -> {
                    dropLeftovers();
                    for (Rebuild next : table.running()) {
                        rebuild(next, lock);
                        dropLeftovers();
                    }
                });
    }

    private void rebuild(Rebuild next, Exclusive.Held lock)
            throws SQLException, InterruptedException {
        try (Rebuilding rebuilding =
                new Rebuilding(
                        next.id(),
                        projection(next.projection()),
                        dataSource,
                        new Transactions(dataSource),
                        store,
                        table,
                        freshness,
                        patience)) {
            rebuilding.begin();
            while (!stopping && !rebuilding.hasEnded()) {
                lock.check();
                await(rebuilding.pause());
            }
        } catch (SQLException | RuntimeException failed) {
            lock.check();
            LOG.errorf(failed, "Rebuild %d of %s failed", next.id(), next.projection());
            table.end(next.id(), State.failed, failed.toString());
        }
    }

    private Projection projection(String name) {
        return projections.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("There is no read model " + name + " any more"));
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
