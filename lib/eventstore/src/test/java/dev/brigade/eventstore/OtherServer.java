package dev.brigade.eventstore;

import dev.brigade.backing.PostgresServer;
import dev.brigade.backing.PostgresSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A new Postgres server beside the one that tests share: with another identifier, low transaction
 * ids, and no roles.
 */
final class OtherServer implements AutoCloseable {

    private final PostgresSettings settings;
    private final PostgresServer server;

    OtherServer(Path directory) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            settings =
                    new PostgresSettings(
                            directory.resolve("data"),
                            Path.of(
                                    System.getProperty("java.io.tmpdir"),
                                    "brigade-" + System.getProperty("user.name")),
                            directory.resolve("postgres.log"),
                            free.getLocalPort(),
                            false);
        }
        server = new PostgresServer(settings);
        server.start();
    }

    DataSource as(String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + settings.port() + "/postgres");
        source.setUser(user);
        return source;
    }

    @Override
    public void close() {
        server.close();
    }
}
