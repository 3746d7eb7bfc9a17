package dev.brigade.messaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** The .sql files beside this class, and what failures of a database mean. */
final class Sql {

    private Sql() {}

    /** The statement in a file, named without its ending. */
    static String load(String name) {
        try (InputStream in = Sql.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException(name + ".sql is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the database is to blame for a failure on a connection, and not the statement. */
    static boolean isUnavailable(Throwable failure, Connection connection) {
        return isUnavailable(failure) || isClosed(connection);
    }

    private static boolean isUnavailable(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case SQLTransientConnectionException _,
                    SQLNonTransientConnectionException _,
                    SQLRecoverableException _ ->
                    true;
            case SQLException e when meansUnavailable(e.getSQLState()) -> true;
            default -> isUnavailable(failure.getCause());
        };
    }

    /**
     * Postgres's classes 08 (connection), 53 (out of resources), 57P (shut down or starting), and a
     * server that is a standby after a failover.
     */
    private static boolean meansUnavailable(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57P")
                        || state.equals("25006"));
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }
}
