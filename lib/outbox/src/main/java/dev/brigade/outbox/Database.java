package dev.brigade.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * Where the outbox is, for connections that belong to the relay alone: a pool would take them back,
 * and with them the leader's lock.
 */
record Database(String url, String user, String password) {
    private static final Driver DRIVER = new Driver();
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "connectTimeout",
                    "3",
                    "loginTimeout",
                    "5",
                    "socketTimeout",
                    "10",
                    "tcpKeepAlive",
                    "true");

    private static final Map<String, String> REPLICATION =
            Map.of(
                    "replication",
                    "database",
                    "assumeMinServerVersion",
                    "10",
                    "preferQueryMode",
                    "simple");

    Connection connect(String purpose) throws SQLException {
        return connect(purpose, Map.of());
    }

    /** A connection that streams the log. */
    Connection replicate(String purpose) throws SQLException {
        return connect(purpose, REPLICATION);
    }

    private Connection connect(String purpose, Map<String, String> more) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(DEFAULTS);
        properties.putAll(more);
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", purpose);
        Connection connection = DRIVER.connect(url, properties);
        if (connection == null) {
            throw new SQLException("Not a Postgres URL: " + url);
        }
        return connection;
    }

    /**
     * The parts of the URL, as the driver names them: {@code PGHOST}, {@code PGPORT}, {@code
     * PGDBNAME}.
     */
    Properties parts() {
        Properties parts = Driver.parseURL(url, new Properties());
        if (parts == null) {
            throw new IllegalArgumentException("Not a Postgres URL: " + url);
        }
        return parts;
    }

    @Override
    public String toString() {
        return url;
    }
}
