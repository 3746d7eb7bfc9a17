package dev.brigade.transactions;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Does things again and again, each in a thread of its own: none waits for another. What fails is
 * tried again with the next turn, and logged once until it works again. Thread-safe.
 */
final class Turns {

    private static final Logger LOG = Logger.getLogger(Turns.class);

    private final List<ScheduledExecutorService> timers = new CopyOnWriteArrayList<>();

    /** What is done in a turn. */
    @FunctionalInterface
    interface Work {
        /** Does it. What it throws ends the turn. */
        void run() throws SQLException;
    }

    /**
     * Does this from now on.
     *
     * @param interval between the end of a turn and the next one
     */
    void every(Duration interval, String name, Work work) {
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name(name).daemon().factory());
        timers.add(timer);
        var _ =
                timer.scheduleWithFixedDelay(
                        new Turn(name, work), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes no more turns, and interrupts those that are being taken. */
    void stop() {
        timers.forEach(ScheduledExecutorService::shutdownNow);
    }

    /** Used by one thread at a time. */
    private static final class Turn implements Runnable {

        private final String name;
        private final Work work;
        private boolean failing;

        Turn(String name, Work work) {
            this.name = name;
            this.work = work;
        }

        @Override
        public void run() {
            try {
                work.run();
                failing = false;
            } catch (SQLException | RuntimeException failed) {
                LOG.logf(
                        failing ? Logger.Level.DEBUG : Logger.Level.WARN,
                        "The %s have to wait: %s",
                        name,
                        failed);
                failing = true;
            }
        }
    }
}
