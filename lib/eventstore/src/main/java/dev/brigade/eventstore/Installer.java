package dev.brigade.eventstore;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Installs the SQL, unless just that is there already: then nothing is locked. The mark of what is
 * there is the schema's comment.
 */
final class Installer {

    private static final String LIST = "sql/objects.txt";
    private static final long LOCK = 0x62726967616465L; // "brigade"
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final String script =
            Sql.text(LIST)
                    .lines()
                    .map(object -> Sql.text("sql/" + object + ".sql"))
                    .collect(Collectors.joining("\n"));
    private final String mark = "brigade " + sha256(script);

    void install(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection);
                if (!mark.equals(installed(connection))) {
                    execute(connection, script);
                    execute(connection, "comment on schema eventstore is '" + mark + "'");
                }
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw Jdbc.translated(e);
        }
    }

    /** Asks again and again, since who waits for an advisory lock holds back vacuum. */
    private static void lock(Connection connection) throws SQLException {
        while (!"t".equals(answer(connection, "select pg_try_advisory_xact_lock(" + LOCK + ")"))) {
            connection.rollback();
            LockSupport.parkNanos(PAUSE.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new SQLException("Interrupted while another instance installs", "57014");
            }
        }
    }

    private static @Nullable String installed(Connection connection) throws SQLException {
        return answer(
                connection,
                "select obj_description(to_regnamespace('eventstore'), 'pg_namespace')");
    }

    private static @Nullable String answer(Connection connection, String query)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
