package dev.brigade.eventstore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Statements with their outcomes, as text: rows, how many were changed, or the error with its code.
 *
 * @param searchPath the schema in which they run
 */
record Transcript(String searchPath) {

    private static final Pattern SESSION = Pattern.compile("^-- \\[(\\w)]", Pattern.MULTILINE);

    /** Statements are separated by empty lines; one that begins with "-- [b]" runs in session b. */
    String of(DataSource dataSource, String statements) throws SQLException {
        Map<String, Connection> sessions = new HashMap<>();
        try {
            StringJoiner transcript = new StringJoiner("\n\n", "", "\n");
            for (String statement : statements.strip().split("\n\n+")) {
                Matcher named = SESSION.matcher(statement);
                String name = named.find() ? named.group(1) : "a";
                if (!sessions.containsKey(name)) {
                    sessions.put(name, begin(dataSource));
                }
                transcript.add(
                        statement + outcome(Objects.requireNonNull(sessions.get(name)), statement));
            }
            return transcript.toString();
        } finally {
            for (Connection session : sessions.values()) {
                session.close();
            }
        }
    }

    private Connection begin(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path = " + searchPath + "; set timezone = 'UTC'");
        }
        return connection;
    }

    private static String outcome(Connection session, String sql) throws SQLException {
        if (sql.lines().allMatch(line -> line.startsWith("--"))) {
            return "";
        }
        try (Statement statement = session.createStatement()) {
            if (!statement.execute(sql)) {
                return "\n=> " + statement.getUpdateCount();
            }
            StringBuilder rows = new StringBuilder();
            ResultSet row = statement.getResultSet();
            while (row.next()) {
                rows.append("\n=> ").append(columns(row));
            }
            return rows.isEmpty() ? "\n=> no row" : rows.toString();
        } catch (PSQLException e) {
            ServerErrorMessage error = Objects.requireNonNull(e.getServerErrorMessage());
            return "\n=> " + error.getSQLState() + ": " + error.getMessage();
        }
    }

    private static String columns(ResultSet row) throws SQLException {
        int count = row.getMetaData().getColumnCount();
        return java.util.stream.IntStream.rangeClosed(1, count)
                .mapToObj(column -> text(row, column))
                .collect(Collectors.joining(" | "));
    }

    private static String text(ResultSet row, int column) {
        try {
            return String.valueOf(row.getString(column));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
