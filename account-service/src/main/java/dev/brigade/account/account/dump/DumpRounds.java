package dev.brigade.account.account.dump;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes dumps when they are due: looks once a minute, and so tries again what failed. */
public final class DumpRounds implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final Dumps dumps;
    private final Duration pause;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    /** Rounds that have not begun. */
    public DumpRounds(Dumps dumps, DumpSettings settings) {
        this.dumps = dumps;
        this.pause = settings.every().compareTo(LOOK_AGAIN) < 0 ? settings.every() : LOOK_AGAIN;
    }

    /** Begins with the first one. */
    public synchronized void start() {
        thread = Thread.ofPlatform().name("account dumps").daemon().start(this::run);
    }

    /** Ends them; a dump that is being taken is given up. */
    @Override
    public synchronized void close() {
        stopping.countDown();
        Thread running = thread;
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join(STOPPING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                round();
            } while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            dumps.takeIfDue();
        } catch (SQLException | RuntimeException failed) {
            // It is in the log and in the status; the next round tries again.
        }
    }
}
