package dev.brigade.backing;

import java.util.UUID;
import javax.sql.DataSource;

/**
 * A Postgres 18 server for tests: empty at the start, gone at the end. It is a process of this
 * machine, or a container when {@code BRIGADE_TEST_INFRA=containers} and a Docker engine answers.
 */
public final class BackingPostgres implements AutoCloseable {
    private final PostgresHost host;

    private BackingPostgres(PostgresHost host) {
        this.host = host;
    }

    /** The server that the tests of this JVM share, started on first use and ended with the JVM. */
    public static BackingPostgres shared() {
        return Holder.SHARED;
    }

    /** A fresh, empty database; its connections are not pooled. */
    public DataSource newDatabase() {
        return Databases.at(newDatabaseUrl(), user(), password());
    }

    /** The JDBC address of a fresh, empty database, without user. */
    public String newDatabaseUrl() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        Databases.ensure(port(), name);
        return jdbcUrl(name);
    }

    public String jdbcUrl(String database) {
        return Databases.url(port(), database);
    }

    /** A superuser, who may replicate. */
    public String user() {
        return Databases.USER;
    }

    /** What goes with {@link #user()}; the server does not ask for it. */
    public String password() {
        return Databases.USER;
    }

    public int port() {
        return host.port();
    }

    /** Stops the server, breaking all connections, and starts it again on the same port. */
    public void restart() {
        host.restart();
    }

    @Override
    public void close() {
        host.close();
    }

    private static final class Holder {
        private static final BackingPostgres SHARED =
                new BackingPostgres(
                        Containers.areWanted() ? new PostgresContainer() : new EmbeddedPostgres());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SHARED::close, "stop-postgres"));
        }
    }
}
