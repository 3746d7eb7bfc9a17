package dev.brigade.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Postgres 18 server as a child process of this one. Anyone on this machine may connect as
 * {@value #USER} without a password, from loopback only. One thread at a time may start and stop
 * it.
 */
public final class PostgresServer implements AutoCloseable {
    /** The superuser; it may replicate. */
    public static final String USER = Databases.USER;

    /** How long a shutdown may take that makes a checkpoint. */
    private static final Duration FAST = Duration.ofSeconds(5);

    /** The same for one that does not: after 5 s the server kills what has not ended. */
    private static final Duration IMMEDIATE = Duration.ofSeconds(10);

    private final PostgresSettings settings;
    private final PostgresPrograms programs;
    private volatile @Nullable Process process;

    /** Unpacks the programs and makes the cluster, as far as that was not done before. */
    public PostgresServer(PostgresSettings settings) {
        this.settings = settings;
        this.programs =
                new PostgresPrograms(PostgresBinaries.unpackedIn(settings.cache()), settings.log());
        if (!Files.exists(settings.data().resolve("PG_VERSION"))) {
            initialise();
        }
    }

    /** Makes the cluster beside its place, so that there is a whole one or none. */
    private void initialise() {
        Path data = settings.data();
        Path fresh = data.resolveSibling(data.getFileName() + ".new");
        Directories.delete(fresh);
        programs.run("initdb", settings.initdbArguments(fresh));
        try {
            Files.move(fresh, data, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BackingException("cannot make " + data, e);
        }
    }

    /**
     * Starts the server and returns when it answers queries.
     *
     * @throws BackingException when it ends instead, with the last line of its log
     */
    public void start() {
        Process launched = launch();
        new ConnectionAttempts(settings.port())
                .untilOneAnswers(launched::isAlive, programs::lastLogLine);
    }

    /** Starts the server's process without waiting for it to answer. */
    public Process launch() {
        try {
            Process launched = programs.start("postgres", settings.serverArguments());
            process = launched;
            ProcessGuard.ofThisJvm().watch(launched, ProcessGuard.Signal.INT);
            return launched;
        } catch (IOException e) {
            throw new BackingException("cannot start Postgres", e);
        }
    }

    /** Whether it serves queries now. */
    public boolean answers() {
        return Databases.answer(settings.port());
    }

    /** Ends the server within seconds, breaking its connections; committed work stays. */
    public void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        if (!ended(running, "INT", FAST) && !ended(running, "QUIT", IMMEDIATE)) {
            running.destroyForcibly();
        }
        ProcessGuard.ofThisJvm().forget(running);
    }

    @Override
    public void close() {
        stop();
    }

    /** Makes {@code database} unless it is there. */
    public void ensureDatabase(String database) {
        Databases.ensure(settings.port(), database);
    }

    /** Whether it ended in time after {@code signal}, which it passes on to its children. */
    private boolean ended(Process running, String signal, Duration within) {
        try {
            programs.run("pg_ctl", List.of("kill", signal, Long.toString(running.pid())));
        } catch (BackingException e) {
            if (running.isAlive()) {
                throw e;
            }
        }
        try {
            return running.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("interrupted while waiting for Postgres");
        }
    }
}
