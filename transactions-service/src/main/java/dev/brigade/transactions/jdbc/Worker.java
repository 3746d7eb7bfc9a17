package dev.brigade.transactions.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does what waits in a table, in one instance of the service at a time: the one that holds a lock
 * of the database. The lock belongs to a connection, so it is free as soon as its instance is gone;
 * no transaction is open meanwhile. Thread-safe.
 */
public final class Worker {

    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final String name;
    private final long key;
    private final DataSource dataSource;
    private final Work work;
    private final Semaphore called = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;

    /**
     * A worker of this instance.
     *
     * @param key of the lock, another for each kind of work
     */
    public Worker(String name, long key, DataSource dataSource, Work work) {
        this.name = name;
        this.key = key;
        this.dataSource = dataSource;
        this.work = work;
    }

    /** What there is to do. What is thrown ends a turn; the next one comes soon. */
    public interface Work {
        /** Whether there is something. */
        boolean isWaiting() throws SQLException;

        /** Does all of it, and looks at its turn in between. */
        void take(Turn turn) throws SQLException, InterruptedException;
    }

    /** The time in which nobody else is at it. */
    public interface Turn {
        /**
         * Whether to go on.
         *
         * @return false when this instance stops
         * @throws SQLException when the lock is gone with its connection
         */
        boolean goesOn() throws SQLException;

        /** Waits that long, or until somebody {@link Worker#wake wakes} the worker. */
        void pause(Duration longest) throws InterruptedException;
    }

    /** Begins to look for work. */
    public void start() {
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** There is something to do, or something has changed. */
    public void wake() {
        called.release();
    }

    /** Ends its turn; waits for that, up to 5 s. */
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

    private void run() {
        try {
            while (!stopping) {
                try {
                    round();
                } catch (SQLException | RuntimeException failed) {
                    LOG.debugf(failed, "The %s have to wait", name);
                }
                pause(LOOK_AGAIN);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws SQLException, InterruptedException {
        if (!work.isWaiting()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            if (!ask(connection, "select pg_try_advisory_lock(?)")) {
                return;
            }
            try {
                work.take(new Held(connection));
            } finally {
                ask(connection, "select pg_advisory_unlock(?)");
            }
        }
    }

    private boolean ask(Connection connection, String question) throws SQLException {
        return Sql.first(connection, question, row -> row.getBoolean(1), key).orElse(false);
    }

    private void pause(Duration longest) throws InterruptedException {
        if (called.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            called.drainPermits();
        }
    }

    private final class Held implements Turn {

        private final Connection connection;

        Held(Connection connection) {
            this.connection = connection;
        }

        @Override
        public boolean goesOn() throws SQLException {
            Sql.first(connection, "select 1", _ -> true);
            return !stopping;
        }

        @Override
        public void pause(Duration longest) throws InterruptedException {
            Worker.this.pause(longest);
        }
    }
}
