package dev.brigade.backing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a Postgres server runs.
 *
 * @param data the cluster's directory, made by initdb when it holds none
 * @param cache where the programs are unpacked
 * @param log the file that the server's output is appended to
 * @param port the port on 127.0.0.1
 * @param fsync whether a commit survives the machine, not only the process
 * @param more further settings, such as {@code shared_buffers=2GB}, which win
 */
public record PostgresSettings(
        Path data, Path cache, Path log, int port, boolean fsync, List<String> more) {
    /** With no further settings. */
    public PostgresSettings(Path data, Path cache, Path log, int port, boolean fsync) {
        this(data, cache, log, port, fsync, List.of());
    }

    /** What initdb makes of text: the same order on every machine. */
    static final List<String> TEXT =
            List.of(
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C");

    /** Settings of a server that lives as long as a test run, under {@code directory}. */
    static PostgresSettings temporary(Path directory) {
        Path cache =
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "brigade-" + System.getProperty("user.name"));
        return new PostgresSettings(
                directory.resolve("data"),
                cache,
                directory.resolve("postgres.log"),
                Ports.free(),
                false);
    }

    List<String> serverArguments() {
        List<String> arguments =
                new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        arguments.addAll(
                arguments(List.of("listen_addresses=127.0.0.1", "unix_socket_directories=")));
        arguments.addAll(arguments(common(fsync)));
        arguments.addAll(arguments(more));
        return arguments;
    }

    /**
     * What every Postgres of the project runs with. Logical decoding sees only what is flushed, so
     * synchronous_commit stays on: without it every event waits for the WAL writer's next round.
     */
    static List<String> common(boolean fsync) {
        String durable = fsync ? "on" : "off";
        return List.of(
                "synchronous_commit=on",
                "fsync=" + durable,
                "full_page_writes=" + durable,
                "wal_level=logical",
                "max_replication_slots=50",
                "max_wal_senders=50",
                "max_slot_wal_keep_size=2GB",
                "max_connections=300",
                "shared_buffers=64MB",
                "timezone=UTC",
                "log_timezone=UTC");
    }

    static List<String> arguments(List<String> settings) {
        return settings.stream().flatMap(setting -> Stream.of("-c", setting)).toList();
    }

    List<String> initdbArguments(Path directory) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-D",
                                directory.toString(),
                                "--username=" + PostgresServer.USER,
                                "--auth=trust",
                                "--no-instructions"));
        arguments.addAll(TEXT);
        if (!fsync) {
            arguments.add("--no-sync");
        }
        return arguments;
    }
}
