package dev.brigade.eventstore;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Tells other processes that events were appended. It does so after the commit, on a connection of
 * its own: a NOTIFY within the appending transaction makes commits wait for each other. However
 * many appends there are, at most one NOTIFY is sent in {@link #SHORTEST_PAUSE}; while many come in
 * that time the pauses grow to {@link #LONGEST_PAUSE}, since who is told has enough to do. When
 * nothing is appended for a while it gives its connection back.
 */
final class Notifier {

    /** What is listened to. */
    static final String CHANNEL = "eventstore";

    private static final Logger LOG = System.getLogger(Notifier.class.getPackageName());
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(8);

    /** Appends in {@link #SHORTEST_PAUSE}. */
    private static final int MANY = 2;

    private static final Duration IDLE = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final String sender;
    private final Semaphore appends = new Semaphore(0);
    private final AtomicLong slots = new AtomicLong();
    private final AtomicBoolean running = new AtomicBoolean();

    /**
     * @param sender what the notifications of this process hold
     */
    Notifier(DataSource dataSource, String sender) {
        this.dataSource = dataSource;
        this.sender = sender;
    }

    /** Returns at once. */
    void appended(SlotSet to) {
        slots.accumulateAndGet(to.bits(), (before, added) -> before | added);
        appends.release();
        wake();
    }

    private void wake() {
        if (running.compareAndSet(false, true)) {
            // a virtual one's scheduler would spend more on its many short pauses than it does
            Thread.ofPlatform().daemon().name("eventstore-notifier").start(this::run);
        }
    }

    private void run() {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(true);
            send(connection);
        } catch (SQLException e) {
            appends.drainPermits(); // whoever waits polls
            LOG.log(Level.DEBUG, "Other processes are not notified", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(false);
        }
        if (appends.availablePermits() > 0) {
            wake();
        }
    }

    private void send(Connection connection) throws SQLException, InterruptedException {
        try (PreparedStatement notify =
                connection.prepareStatement(
                        "select set_config('synchronous_commit', 'off', true), pg_notify(?, ?)")) {
            notify.setString(1, CHANNEL);
            Duration pause = SHORTEST_PAUSE;
            for (int told = appended(); told > 0; told = appended()) {
                notify.setString(2, message(sender, new SlotSet(slots.getAndSet(0))));
                notify.execute();
                pause = pauseAfter(told, pause);
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    /**
     * How many appends there were since it was asked last; waits for one, at most {@link #IDLE}.
     */
    private int appended() throws InterruptedException {
        boolean any = appends.tryAcquire(IDLE.toNanos(), TimeUnit.NANOSECONDS);
        return any ? 1 + appends.drainPermits() : 0;
    }

    private static String message(String sender, SlotSet slots) {
        return sender + ' ' + slots.text();
    }

    /** The slots that a message is about; all where it does not say. */
    static SlotSet slots(String message) {
        return SlotSet.parse(message.substring(message.indexOf(' ') + 1));
    }

    /** By their rate, not their number: a pause that has grown must not keep itself that long. */
    static Duration pauseAfter(int told, Duration before) {
        boolean many = told > MANY * before.dividedBy(SHORTEST_PAUSE);
        Duration next = many ? before.multipliedBy(2) : before.dividedBy(2);
        if (next.compareTo(LONGEST_PAUSE) > 0) {
            return LONGEST_PAUSE;
        }
        return next.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : next;
    }
}
