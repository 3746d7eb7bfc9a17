package dev.brigade.embedded.process;

import dev.brigade.backing.ProcessGuard;
import dev.brigade.embedded.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A part that is started again whenever its process ends, until it is stopped. Thread-safe. */
final class Watched {
    /** Hears of what happens to the part. */
    interface Listener {
        /** It ended; {@code why} is such as {@code exit code 1}. */
        void ended(String part, String why);

        /** It runs again. */
        void startedAgain(String part, long pid);

        /** It could not be started; that is tried again. */
        void notStarted(String part, String why);
    }

    private final Part part;
    private final Listener listener;
    private @Nullable Process process;
    private Instant launchedAt = Instant.MIN;
    private Backoff backoff = Backoff.NONE;
    private int deaths;
    private boolean stopping;

    Watched(Part part, Listener listener) {
        this.part = part;
        this.listener = listener;
    }

    Part part() {
        return part;
    }

    /** Starts it for the first time. */
    void start() {
        launchUnlessStopping();
    }

    synchronized OptionalLong pid() {
        return process == null ? OptionalLong.empty() : OptionalLong.of(process.pid());
    }

    synchronized int deaths() {
        return deaths;
    }

    /** SIGKILL: it has no chance to say goodbye. */
    synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /** From now on its end is not answered by a new start. */
    synchronized void expectEnd() {
        stopping = true;
    }

    /** Ends it for good. */
    void stop() {
        expectEnd();
        Process running = current();
        if (running != null) {
            part.stop(running);
            ProcessGuard.ofThisJvm().forget(running);
        }
    }

    private synchronized @Nullable Process current() {
        return process;
    }

    private synchronized OptionalLong launchUnlessStopping() {
        if (stopping) {
            return OptionalLong.empty();
        }
        Process launched = part.launch();
        process = launched;
        launchedAt = Instant.now();
        Thread.ofVirtual().name("watch-" + part.name()).start(() -> watch(launched));
        return OptionalLong.of(launched.pid());
    }

    private void watch(Process launched) {
        int exit = launched.onExit().join().exitValue();
        ProcessGuard.ofThisJvm().forget(launched);
        if (isEndUnexpected()) {
            listener.ended(part.name(), describe(exit));
            startAgain();
        }
    }

    private synchronized boolean isEndUnexpected() {
        deaths++;
        backoff = backoff.afterDeathAt(Duration.between(launchedAt, Instant.now()));
        return !stopping;
    }

    private void startAgain() {
        boolean tried = false;
        while (!tried) {
            Await.pause(pause());
            try {
                launchUnlessStopping().ifPresent(pid -> listener.startedAgain(part.name(), pid));
                tried = true;
            } catch (RuntimeException e) {
                listener.notStarted(part.name(), String.valueOf(e.getMessage()));
            }
        }
    }

    private synchronized Duration pause() {
        return backoff.pause();
    }

    private static String describe(int exit) {
        return exit > 128 ? "signal " + (exit - 128) : "exit code " + exit;
    }
}
