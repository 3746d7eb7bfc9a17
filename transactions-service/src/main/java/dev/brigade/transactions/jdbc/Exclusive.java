package dev.brigade.transactions.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What one instance of the service does at a time: who has the lock. It belongs to a connection, so
 * it is free as soon as its instance is gone, and no transaction is open meanwhile. Thread-safe.
 *
 * @param key of the lock, another for each kind of work
 */
public record Exclusive(DataSource dataSource, long key) {

    /** What is done with the lock. */
    @FunctionalInterface
    public interface Work {
        /** Does it. Still ours as long as that says so; what it says costs a round trip. */
        void with(Held lock) throws SQLException, InterruptedException;
    }

    /** The lock, as long as its connection lives. */
    @FunctionalInterface
    public interface Held {
        /**
         * Makes sure of it.
         *
         * @throws SQLException when the connection is gone, and the lock with it
         */
        void check() throws SQLException;
    }

    /** Does the work, unless another instance is at it. */
    public void attempt(Work work) throws SQLException, InterruptedException {
        try (Connection connection = dataSource.getConnection()) {
            if (!ask(connection, "select pg_try_advisory_lock(?)")) {
                return;
            }
            try {
                work.with(() -> Sql.first(connection, "select 1", _ -> true));
            } finally {
                ask(connection, "select pg_advisory_unlock(?)");
            }
        }
    }

    private boolean ask(Connection connection, String question) throws SQLException {
        return Sql.first(connection, question, row -> row.getBoolean(1), key).orElse(false);
    }
}
