package dev.brigade.benchmarks.transactions;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What the service has yet to do after it answered: its subscriptions. Used by one thread. */
final class Backlog {

    private static final String LAG =
            """
            select coalesce(sum(eventstore.view_lag(view)), 0)
            from unnest(array['reactions', 'projections', 'publisher']) as view\
            """;

    private final DataSource pool;
    private double waitedSeconds;

    Backlog(DataSource pool) {
        this.pool = pool;
    }

    /** Waits until there is none. */
    void await() throws SQLException, InterruptedException {
        long start = System.nanoTime();
        while (lag() > 0) {
            Thread.sleep(10);
        }
        waitedSeconds += (System.nanoTime() - start) / 1e9;
    }

    /** How long it was waited for in all, since this was asked last. */
    double waitedSeconds() {
        double waited = waitedSeconds;
        waitedSeconds = 0;
        return waited;
    }

    /** The subscriptions find nothing to do until they are released. */
    void hold() throws SQLException {
        retryAt("infinity");
    }

    void release() throws SQLException {
        retryAt("-infinity");
    }

    private void retryAt(String time) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update eventstore.view_slots set retry_at = '" + time + "'");
        }
    }

    private long lag() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LAG)) {
            row.next();
            return row.getLong(1);
        }
    }
}
