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
 * Installs a schema, unless just that is there already: then nothing is locked. The mark of what is
 * there is the schema's comment. The objects are those of the scripts that the build makes for
 * psql, and so is the mark.
 */
final class Installer {

    private static final long LOCK = 0x62726967616465L; // "brigade"
    private static final String AFTER_RESTORE =
            "select eventstore.after_restore()"
                    + " where has_function_privilege('eventstore.after_restore()', 'execute')";
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final String schema;
    private final String script;
    private final String mark;

    private Installer(String schema, String folder) {
        this.schema = schema;
        this.script =
                Sql.text(folder + "/objects.txt")
                        .lines()
                        .map(object -> Sql.text(folder + "/" + object + ".sql"))
                        .collect(Collectors.joining());
        this.mark = "brigade " + sha256(script);
    }

    /** Of the store itself. */
    static Installer ofEventStore() {
        return new Installer("eventstore", "sql");
    }

    /** Of the layer over it that looks like fstore-sql; it needs the store. */
    static Installer ofFstore() {
        return new Installer("fstore", "fstore");
    }

    String mark() {
        return mark;
    }

    void install(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection);
                if (mark.equals(installed(connection))) {
                    execute(connection, AFTER_RESTORE);
                } else {
                    execute(connection, script);
                    execute(connection, "comment on schema " + schema + " is '" + mark + "'");
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

    private @Nullable String installed(Connection connection) throws SQLException {
        return answer(
                connection,
                "select obj_description(to_regnamespace('" + schema + "'), 'pg_namespace')");
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
