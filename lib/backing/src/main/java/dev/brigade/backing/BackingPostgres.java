package dev.brigade.backing;

import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;

/** A Postgres 18 server for tests: empty at the start, gone at the end. */
public final class BackingPostgres implements AutoCloseable {
    private final Path directory;
    private final PostgresSettings settings;
    private final PostgresServer server;

    private BackingPostgres() {
        directory = Directories.temporary("brigade-postgres-");
        settings = PostgresSettings.temporary(directory);
        server = new PostgresServer(settings);
        server.start();
    }

    /** The server that the tests of this JVM share, started on first use and ended with the JVM. */
    public static BackingPostgres shared() {
        return Holder.SHARED;
    }

    /** A fresh, empty database; its connections are not pooled. */
    public DataSource newDatabase() {
        return PostgresServer.dataSource(newDatabaseUrl(), user(), password());
    }

    /** The JDBC address of a fresh, empty database, without user. */
    public String newDatabaseUrl() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        server.ensureDatabase(name);
        return jdbcUrl(name);
    }

    public String jdbcUrl(String database) {
        return server.jdbcUrl(database);
    }

    /** A superuser, who may replicate. */
    public String user() {
        return PostgresServer.USER;
    }

    /** What goes with {@link #user()}; the server does not ask for it. */
    public String password() {
        return "postgres";
    }

    public int port() {
        return settings.port();
    }

    /** Stops the server, breaking all connections, and starts it again on the same port. */
    public void restart() {
        server.stop();
        server.start();
    }

    @Override
    public void close() {
        server.close();
        Directories.delete(directory);
    }

    private static final class Holder {
        private static final BackingPostgres SHARED = new BackingPostgres();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SHARED::close, "stop-postgres"));
        }
    }
}
