package dev.brigade.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Publishes dead letters and prunes the inbox, beside the handling of events. */
final class Housekeeping {

    private static final long ROUND_SECONDS = 30;
    private static final Duration PRUNING = Duration.ofHours(1);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final InboxSettings settings;
    private final Inbox inbox;
    private final Semaphore called = new Semaphore(1);
    private final FailureStreak streak;
    private final Thread thread;
    private long lastPruning = System.nanoTime() - PRUNING.toNanos();

    Housekeeping(InboxSettings settings) {
        this.settings = settings;
        this.inbox = new Inbox(settings.group());
        this.streak = new FailureStreak(settings.group() + " housekeeping");
        this.thread =
                Thread.ofVirtual().name("housekeeping " + settings.group()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** There is something to do now. */
    void call() {
        called.release();
    }

    @Nullable String problem() {
        return streak.problem();
    }

    void close() {
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (var publisher = new DeadLetterPublisher(settings)) {
            while (!Thread.currentThread().isInterrupted()) {
                round(publisher);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round(DeadLetterPublisher publisher) throws InterruptedException {
        try {
            if (called.tryAcquire(ROUND_SECONDS, TimeUnit.SECONDS)) {
                called.drainPermits();
            }
            publisher.publish();
            prune();
            streak.succeeded();
        } catch (SQLException | RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                streak.failed(e);
                Thread.sleep(RetryPolicy.DEFAULT.pauseAfter(streak.length()));
                call();
            }
        }
    }

    private void prune() throws SQLException {
        if (System.nanoTime() - lastPruning < PRUNING.toNanos()) {
            return;
        }
        try (Connection connection = settings.database().getConnection()) {
            int pruned = 1;
            while (pruned > 0) {
                pruned = inbox.prune(connection, settings.inboxRetention());
            }
        }
        lastPruning = System.nanoTime();
    }
}
