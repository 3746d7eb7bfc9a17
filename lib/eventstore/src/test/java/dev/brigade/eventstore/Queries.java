package dev.brigade.eventstore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Plain SQL, as a test writes it down; each statement on a connection of its own. */
record Queries(DataSource dataSource) {

    /** The first column of all rows, as text. */
    List<String> all(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return all(connection, sql);
        }
    }

    /** The first column of the only row, as text. */
    String one(String sql) throws SQLException {
        List<String> rows = all(sql);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows: " + sql);
        }
        return rows.getFirst();
    }

    /** Runs statements; what they answer does not matter. */
    void run(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * The same on the caller's connection; null is the text "null", and statements without rows
     * have none.
     */
    static List<String> all(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<String> values = new ArrayList<>();
            if (statement.execute(sql)) {
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                    values.add(String.valueOf(rows.getString(1)));
                }
            }
            return values;
        }
    }
}
