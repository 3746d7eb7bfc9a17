package dev.brigade.transactions.projection;

import dev.brigade.eventstore.Frontier;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.Subscription;
import dev.brigade.eventstore.SubscriptionOptions;
import dev.brigade.transactions.jdbc.Sql;
import dev.brigade.transactions.jdbc.Transactions;
import dev.brigade.transactions.projection.Rebuild.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One rebuild at work. A subscription of its own, from the first event on, fills tables in a schema
 * of their own, while the usual one keeps those up to date that are served. When it has little
 * left, it holds up the usual one for a moment, waits until it shows at least as much, and puts its
 * tables in the place of the others: in one transaction, with the end of the rebuild. The usual
 * subscription then goes on with the new tables, and skips what they show already. Not thread-safe.
 */
final class Rebuilding implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Rebuilding.class);
    private static final long LITTLE = 500;
    private static final Duration CATCHING_UP = Duration.ofSeconds(2);
    private static final SubscriptionOptions OPTIONS =
            SubscriptionOptions.defaults().withBatchSize(1_000).withParallelism(2);

    /** Somebody else has a lock of ours for too long, or we had one of theirs. */
    private static final Set<String> LATER = Set.of("55P03", "40P01");

    private final long id;
    private final Projection projection;
    private final DataSource dataSource;
    private final Transactions transactions;
    private final PostgresEventStore store;
    private final RebuildTable table;
    private final Freshness freshness;
    private final Duration patience;
    private final String view;
    private final String schema;
    private final String[] tables;
    private @Nullable Subscription subscription;
    private long inAll;
    private long left;
    private long failingSince;
    private @Nullable String waitingFor;

    Rebuilding(
            long id,
            Projection projection,
            DataSource dataSource,
            Transactions transactions,
            PostgresEventStore store,
            RebuildTable table,
            Freshness freshness,
            Duration patience) {
        this.id = id;
        this.projection = projection;
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.store = store;
        this.table = table;
        this.freshness = freshness;
        this.patience = patience;
        this.view = Projections.VIEW + "-" + projection.name();
        this.schema = "rebuild_" + id;
        this.tables = projection.tables().toArray(String[]::new);
    }

    /** Begins with empty tables and the first event, whatever was there before. */
    void begin() throws SQLException {
        store.views().register(view);
        store.views().rewind(view, Instant.MIN);
        try (Connection connection = dataSource.getConnection()) {
            Sql.first(connection, "select begin_rebuild(?, ?)", _ -> true, schema, tables);
        }
        inAll = store.views().lag(view).orElseThrow();
        left = inAll;
        open();
    }

    /** Looks how far it is, and switches when it can. */
    boolean hasEnded() throws SQLException {
        left = store.views().lag(view).orElseThrow();
        if (!table.progress(id, inAll, left, waitingFor)) {
            return true; // cancelled
        }
        giveUpIfItFails();
        return left <= LITTLE && switched();
    }

    /**
     * How long to wait before looking again: counting what is left takes long where that is much.
     */
    Duration pause() {
        return Duration.ofMillis(left > 100_000 ? 1_000 : 50);
    }

    @Override
    public void close() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    private void open() {
        failingSince = System.nanoTime();
        subscription = store.subscribe(view, this::build, OPTIONS);
    }

    private void build(List<RecordedEvent> batch) throws SQLException {
        transactions.run(tx -> {
            // Nothing but the new tables can be found, not even when these are gone.
            Sql.update(tx.connection(), "set local search_path = " + schema);
            Batch.apply(tx.connection(), List.of(projection), batch);
            return true;
        });
    }

    private void giveUpIfItFails() {
        String error = subscription == null ? null : subscription.status().lastError();
        if (error == null) {
            failingSince = System.nanoTime();
        } else if (System.nanoTime() - failingSince > patience.toNanos()) {
            throw new IllegalStateException(error);
        }
    }

    private boolean switched() throws SQLException {
        analyze();
        long began = System.nanoTime();
        try {
            if (transactions.run(tx -> switched(tx.connection()))) {
                LOG.infof(
                        "Read model %s was rebuilt from %d events; its updates stood still for %d ms",
                        projection.name(),
                        inAll,
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
                freshness.changed();
                return true;
            }
        } catch (SQLException e) {
            if (!LATER.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            waitsFor("who uses its tables: " + e.getMessage());
        }
        if (subscription == null) {
            open();
        }
        return false;
    }

    private void waitsFor(String what) {
        if (waitingFor == null) {
            LOG.infof("Read model %s is rebuilt, and waits for %s", projection.name(), what);
        }
        waitingFor = what;
    }

    private boolean switched(Connection transaction) throws SQLException {
        Sql.update(transaction, "set local lock_timeout = '1s'");
        ServedTables.replace(transaction);
        if (!showsAllUntil(now(transaction))) {
            waitsFor("the last events to be shown, some %d".formatted(left));
            return false;
        }
        if (!table.end(transaction, id, State.switched, null)) {
            return false; // cancelled
        }
        close(); // waits for the batches it has in hands
        Sql.first(transaction, "select switch_rebuild(?, ?)", _ -> true, schema, tables);
        return true;
    }

    /** Whether everything is built that was recorded until then, after a short wait if need be. */
    private boolean showsAllUntil(Instant time) {
        long deadline = System.nanoTime() + CATCHING_UP.toNanos();
        while (System.nanoTime() < deadline) {
            Frontier frontier = store.views().frontier(view).orElseThrow();
            if (frontier.oldest().isEmpty() || frontier.oldest().get().isAfter(time)) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return false;
    }

    private static Instant now(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        "select clock_timestamp()",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant())
                .orElseThrow();
    }

    /** So that the first readers get good plans. */
    private void analyze() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            for (String name : tables) {
                Sql.update(connection, "analyze %s.%s".formatted(schema, name));
            }
        }
    }
}
