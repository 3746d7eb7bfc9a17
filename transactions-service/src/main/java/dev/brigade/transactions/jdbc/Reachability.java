package dev.brigade.transactions.jdbc;

import dev.brigade.eventstore.EventStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes connections, and remembers for a moment that the database refuses them. While it is away
 * the pool lets each caller wait for a second or more, and commands to one stream wait for each
 * other: so one caller finds out, and the others are told at once. Thread-safe.
 */
final class Reachability {

    private static final long PAUSE = Duration.ofMillis(250).toNanos();

    /**
     * @param retryAt when somebody may try again, by {@link System#nanoTime}
     */
    private record Lost(SQLException why, long retryAt) {

        static Lost now(SQLException why) {
            return new Lost(why, System.nanoTime() + PAUSE);
        }
    }

    private final DataSource dataSource;
    private final AtomicReference<@Nullable Lost> lost = new AtomicReference<>();

    Reachability(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A connection of the pool.
     *
     * @throws SQLTransientConnectionException when somebody else was just refused one
     */
    Connection connect() throws SQLException {
        requireNotLost();
        try {
            Connection connection = dataSource.getConnection();
            lost.set(null);
            return connection;
        } catch (SQLException refused) {
            failed(refused);
            throw refused;
        }
    }

    /**
     * Does what takes a connection by itself.
     *
     * @throws SQLTransientConnectionException when somebody else was just refused one
     */
    void through(Runnable work) throws SQLException {
        requireNotLost();
        try {
            work.run();
            lost.set(null);
        } catch (EventStoreException refused) {
            if (refused.getCause() instanceof SQLException why) {
                failed(why);
            }
            throw refused;
        }
    }

    private void requireNotLost() throws SQLException {
        Lost known = lost.get();
        if (known != null && !isOurTurn(known)) {
            throw new SQLTransientConnectionException(
                    "The database was not there a moment ago",
                    known.why().getSQLState(),
                    known.why());
        }
    }

    private void failed(SQLException why) {
        if (isUnreachable(why.getSQLState())) {
            lost.set(Lost.now(why));
        }
    }

    private boolean isOurTurn(Lost known) {
        return System.nanoTime() - known.retryAt() >= 0
                && lost.compareAndSet(known, Lost.now(known.why()));
    }

    /** A lost connection, or a server that goes down or comes up; not a pool that is busy. */
    private static boolean isUnreachable(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
