package dev.brigade.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A Postgres 18 server as a child process of this one. Anyone on this machine may connect as
 * {@value #USER} without a password, from loopback only. Not thread-safe.
 */
public final class PostgresServer implements AutoCloseable {
    /** The superuser; it may replicate. */
    public static final String USER = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PostgresSettings settings;
    private final Path home;
    private @Nullable Process process;

    /** Unpacks the programs and makes the cluster, as far as that was not done before. */
    public PostgresServer(PostgresSettings settings) {
        this.settings = settings;
        this.home = PostgresBinaries.unpackedIn(settings.cache());
        if (!Files.exists(settings.data().resolve("PG_VERSION"))) {
            run(program("initdb", settings.initdbArguments()));
        }
    }

    /** Starts the server and returns its process once it answers queries. */
    public Process start() {
        try {
            Process started = command(program("postgres", settings.serverArguments())).start();
            process = started;
            ProcessGuard.ofThisJvm().watch(started, ProcessGuard.Signal.INT);
            awaitAnswer(started);
            return started;
        } catch (IOException e) {
            throw new BackingException("cannot start Postgres", e);
        }
    }

    /** Ends the server, breaking its connections; committed work stays. */
    public void stop() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        run(
                program(
                        "pg_ctl",
                        List.of(
                                "stop",
                                "-D",
                                settings.data().toString(),
                                "-m",
                                "fast",
                                "-t",
                                "20")));
        ProcessGuard.ofThisJvm().forget(running);
    }

    @Override
    public void close() {
        stop();
    }

    /** Makes {@code database} unless it is there. */
    public void ensureDatabase(String database) {
        try (Connection connection = dataSource("postgres").getConnection();
                var exists =
                        connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
                var create = connection.createStatement()) {
            exists.setString(1, database);
            if (!exists.executeQuery().next()) {
                create.execute("CREATE DATABASE \"" + database.replace("\"", "\"\"") + "\"");
            }
        } catch (SQLException e) {
            throw new BackingException("cannot create the database " + database, e);
        }
    }

    /** The JDBC address of {@code database}, without user. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + settings.port() + "/" + database;
    }

    /** Unpooled connections to {@code database}. */
    public DataSource dataSource(String database) {
        return dataSource(jdbcUrl(database), USER, "");
    }

    static DataSource dataSource(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private void awaitAnswer(Process started) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!answers()) {
            if (!started.isAlive()) {
                throw new BackingException("Postgres ended at once: " + lastLogLine());
            }
            if (Instant.now().isAfter(deadline)) {
                throw new BackingException(
                        "Postgres did not answer within "
                                + PATIENCE.toSeconds()
                                + " s: "
                                + lastLogLine());
            }
            pause(started);
        }
    }

    /** Waits a little, or until the process ends. */
    private static void pause(Process process) {
        try {
            process.waitFor(30, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("interrupted while Postgres started");
        }
    }

    private boolean answers() {
        try (Connection connection = dataSource("postgres").getConnection()) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private List<String> program(String name, List<String> arguments) {
        List<String> command = new ArrayList<>(RootEscape.prefix());
        command.add(home.resolve("bin").resolve(name).toString());
        command.addAll(arguments);
        return command;
    }

    private ProcessBuilder command(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(ProcessGuard.detached(command));
        builder.environment().put("LC_ALL", "C");
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
    }

    private void run(List<String> command) {
        try {
            Files.createDirectories(settings.data().resolveSibling("."));
            int code = command(command).start().waitFor();
            if (code != 0) {
                throw new BackingException(
                        command.get(RootEscape.prefix().size()) + " failed: " + lastLogLine());
            }
        } catch (IOException e) {
            throw new BackingException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("interrupted");
        }
    }

    private String lastLogLine() {
        try {
            return Files.readAllLines(settings.log()).stream()
                    .filter(line -> !line.isBlank())
                    .reduce("nothing was logged", (_, line) -> line);
        } catch (IOException e) {
            return "see " + settings.log();
        }
    }
}
