package dev.brigade.outbox;

import dev.brigade.backing.Ports;
import dev.brigade.backing.PostgresServer;
import dev.brigade.backing.PostgresSettings;
import java.nio.file.Path;
import java.util.List;

/** A Postgres server of a test's own, with settings that the others would suffer from. */
final class OtherServer implements AutoCloseable {
    private final PostgresServer server;
    private final String url;

    OtherServer(Path directory) {
        this(directory.resolve("data"), directory.resolve("postgres.log"));
    }

    /** The cluster is made in {@code data}. */
    OtherServer(Path data, Path log, String... settings) {
        int port = Ports.free();
        Path cache =
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "brigade-" + System.getProperty("user.name"));
        server =
                new PostgresServer(
                        new PostgresSettings(data, cache, log, port, false, List.of(settings)));
        url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        server.start();
    }

    Marketplace market(String bootstrapServers, Kind kind) {
        return new Marketplace(url, bootstrapServers, kind);
    }

    void restart() {
        server.stop();
        server.start();
    }

    @Override
    public void close() {
        server.close();
    }
}
