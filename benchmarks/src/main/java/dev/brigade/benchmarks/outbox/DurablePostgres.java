package dev.brigade.benchmarks.outbox;

import dev.brigade.backing.Ports;
import dev.brigade.backing.PostgresServer;
import dev.brigade.backing.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A Postgres server that syncs to disk, as one does in production; gone at the end. */
record DurablePostgres(PostgresServer server, Path directory, int port) implements AutoCloseable {
    private static final String DATABASE = "account";

    static DurablePostgres start() throws IOException {
        Path directory = Files.createTempDirectory("brigade-outbox-benchmark-");
        Path cache =
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "brigade-" + System.getProperty("user.name"));
        int port = Ports.free();
        PostgresServer server =
                new PostgresServer(
                        new PostgresSettings(
                                directory.resolve("data"),
                                cache,
                                directory.resolve("log"),
                                port,
                                true));
        server.start();
        server.ensureDatabase(DATABASE);
        return new DurablePostgres(server, directory, port);
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    String user() {
        return PostgresServer.USER;
    }

    @Override
    public void close() throws IOException {
        server.close();
        List<Path> files;
        try (Stream<Path> tree = Files.walk(directory)) {
            files = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
