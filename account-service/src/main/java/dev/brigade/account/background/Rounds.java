package dev.brigade.account.background;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Does the same again and again, with a pause in between, in a thread of its own. Thread-safe. */
public final class Rounds implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Rounds.class);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final String name;
    private final Duration pause;
    private final Round round;
    private final Semaphore called = new Semaphore(0);
    private volatile boolean stopping;
    private @Nullable Thread thread;

    /** What is done. What it throws ends a round; the next one comes after the pause. */
    @FunctionalInterface
    public interface Round {
        void run() throws Exception;
    }

    /** Rounds that have not begun. */
    public Rounds(String name, Duration pause, Round round) {
        this.name = name;
        this.pause = pause;
        this.round = round;
    }

    /** Begins with the first one. */
    public synchronized void start() {
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Ends the pause. */
    public void wake() {
        called.release();
    }

    /** Waits that long, or until it is woken; false when all is to end. */
    public boolean pause(Duration longest) throws InterruptedException {
        if (!stopping && called.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            called.drainPermits();
        }
        return !stopping;
    }

    /** Whether a round should go on. */
    public boolean goesOn() {
        return !stopping;
    }

    /** Ends them; waits for 5 s for the round that runs. */
    @Override
    public synchronized void close() {
        stopping = true;
        wake();
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            if (!running.join(STOPPING)) {
                running.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                try {
                    round.run();
                } catch (InterruptedException stopped) {
                    throw stopped;
                } catch (Exception failed) {
                    LOG.debugf(failed, "The %s have to wait", name);
                }
            } while (pause(pause));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
