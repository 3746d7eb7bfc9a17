package dev.brigade.benchmarks.eventstore;

import dev.brigade.backing.Ports;
import dev.brigade.backing.PostgresServer;
import dev.brigade.backing.PostgresSettings;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Postgres server that syncs each commit to disk, and a pool of connections to it. */
record Database(PostgresServer server, AgroalDataSource pool, Path directory)
        implements AutoCloseable {

    private static final String NAME = "benchmark";

    static Database start(int connections) throws IOException, SQLException {
        Path directory = Files.createTempDirectory("brigade-eventstore-benchmark-");
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
        server.ensureDatabase(NAME);
        return new Database(
                server,
                pool("jdbc:postgresql://127.0.0.1:" + port + "/" + NAME, connections),
                directory);
    }

    private static AgroalDataSource pool(String url, int connections) throws SQLException {
        return AgroalDataSource.from(
                new AgroalPropertiesReader()
                        .readProperties(
                                Map.of(
                                        AgroalPropertiesReader.JDBC_URL,
                                        url,
                                        AgroalPropertiesReader.PRINCIPAL,
                                        PostgresServer.USER,
                                        AgroalPropertiesReader.CREDENTIAL,
                                        "unused",
                                        AgroalPropertiesReader.MAX_SIZE,
                                        "" + connections,
                                        AgroalPropertiesReader.INITIAL_SIZE,
                                        "" + connections)));
    }

    @Override
    public void close() throws IOException {
        pool.close();
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
