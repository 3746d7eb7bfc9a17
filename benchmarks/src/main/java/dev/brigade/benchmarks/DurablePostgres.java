package dev.brigade.benchmarks;

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

/** A Postgres server that syncs to disk, as one does in production; gone at the end. */
public record DurablePostgres(PostgresServer server, Path directory, int port)
        implements AutoCloseable {

    /** Memory as a server has that is there for this; with less, the machine's disk is measured. */
    private static final List<String> MEMORY =
            List.of("shared_buffers=2GB", "max_wal_size=8GB", "checkpoint_timeout=30min");

    /** Starts it, with a fresh cluster in a temporary directory. */
    public static DurablePostgres start() throws IOException {
        Path directory = Files.createTempDirectory("brigade-benchmark-");
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
                                true,
                                MEMORY));
        server.start();
        return new DurablePostgres(server, directory, port);
    }

    /** The JDBC address of that database, which is made unless it is there. */
    public String url(String database) {
        server.ensureDatabase(database);
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A superuser, who needs no password. */
    public String user() {
        return PostgresServer.USER;
    }

    /** So many connections to that database, all open from the start. */
    public AgroalDataSource pool(String database, int connections) throws SQLException {
        return pool(url(database), user(), connections);
    }

    /** So many connections to a database of a server that another process started. */
    public static AgroalDataSource pool(String url, String user, int connections)
            throws SQLException {
        return AgroalDataSource.from(
                new AgroalPropertiesReader()
                        .readProperties(
                                Map.of(
                                        AgroalPropertiesReader.JDBC_URL,
                                        url,
                                        AgroalPropertiesReader.PRINCIPAL,
                                        user,
                                        AgroalPropertiesReader.CREDENTIAL,
                                        "unused",
                                        AgroalPropertiesReader.MAX_SIZE,
                                        "" + connections,
                                        AgroalPropertiesReader.INITIAL_SIZE,
                                        "" + connections)));
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
