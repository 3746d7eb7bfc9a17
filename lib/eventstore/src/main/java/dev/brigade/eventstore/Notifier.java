package dev.brigade.eventstore;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Tells other processes that events were appended. It does so after the commit, on a connection of
 * its own: a NOTIFY within the appending transaction makes commits wait for each other. However
 * many appends there are, at most one NOTIFY is sent in {@link #PAUSE}. When nothing is appended
 * for a while it gives its connection back.
 */
final class Notifier {

    /** What is listened to. */
    static final String CHANNEL = "eventstore";

    private static final Logger LOG = System.getLogger(Notifier.class.getPackageName());
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final Duration IDLE = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final String sender;
    private final AtomicBoolean appended = new AtomicBoolean();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Wakeup wakeup = new Wakeup();

    /**
     * @param sender what the notifications of this process hold
     */
    Notifier(DataSource dataSource, String sender) {
        this.dataSource = dataSource;
        this.sender = sender;
    }

    /** Returns at once. */
    void appended() {
        appended.set(true);
        wakeup.signal();
        if (running.compareAndSet(false, true)) {
            Thread.ofVirtual().name("eventstore-notifier").start(this::run);
        }
    }

    private void run() {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(true);
            send(connection);
        } catch (SQLException e) {
            appended.set(false); // whoever waits polls
            LOG.log(Level.DEBUG, "Other processes are not notified", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(false);
        }
        if (appended.get()) {
            appended();
        }
    }

    private void send(Connection connection) throws SQLException, InterruptedException {
        try (PreparedStatement notify =
                connection.prepareStatement(
                        "select set_config('synchronous_commit', 'off', true), pg_notify(?, ?)")) {
            notify.setString(1, CHANNEL);
            notify.setString(2, sender);
            while (appended.getAndSet(false)) {
                notify.execute();
                LockSupport.parkNanos(PAUSE.toNanos());
                if (!appended.get()) {
                    wakeup.await(IDLE);
                }
            }
        }
    }
}
