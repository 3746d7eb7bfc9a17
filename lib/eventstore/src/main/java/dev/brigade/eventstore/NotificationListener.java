package dev.brigade.eventstore;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears on a connection of its own what the {@link Notifier} of another process sends, for as long
 * as somebody wants to know. While the connection is away, or where the data source hides the
 * driver's own, nothing is heard: who waits has to poll all the same.
 */
final class NotificationListener {

    private static final Logger LOG = System.getLogger(NotificationListener.class.getPackageName());
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration BEFORE_RECONNECT = Duration.ofMillis(500);
    private static final int PING_EVERY = 10;
    private static final int PING_SECONDS = 5;

    private final DataSource dataSource;
    private final String ownSender;
    private final Consumer<SlotSet> onAppend;
    private final BooleanSupplier wanted;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean possible = true;

    /**
     * @param ownSender whose notifications are ignored
     * @param wanted false when nobody wants to know any more
     */
    NotificationListener(
            DataSource dataSource,
            String ownSender,
            Consumer<SlotSet> onAppend,
            BooleanSupplier wanted) {
        this.dataSource = dataSource;
        this.ownSender = ownSender;
        this.onAppend = onAppend;
        this.wanted = wanted;
    }

    /** Listens from now on, unless it does already. Returns at once. */
    void listen() {
        if (possible && running.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("eventstore-listener").start(this::run);
        }
    }

    private void run() {
        while (isWanted()) {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(true);
                hear(connection);
            } catch (SQLException e) {
                LOG.log(Level.DEBUG, "Not listening; polling goes on", e);
                LockSupport.parkNanos(BEFORE_RECONNECT.toNanos());
            }
        }
        running.set(false);
        if (isWanted()) {
            listen();
        }
    }

    private boolean isWanted() {
        return possible && wanted.getAsBoolean();
    }

    private void hear(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(PGConnection.class)) {
            possible = false;
            LOG.log(Level.INFO, "The data source hides the driver: appends elsewhere are polled");
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + Notifier.CHANNEL);
            try {
                onAppend.accept(SlotSet.ALL); // nobody heard what came before
                hear(connection, connection.unwrap(PGConnection.class));
            } finally {
                statement.execute("unlisten " + Notifier.CHANNEL);
            }
        }
    }

    private void hear(Connection connection, PGConnection driver) throws SQLException {
        int quiet = 0;
        while (isWanted()) {
            PGNotification[] heard = driver.getNotifications((int) WAIT.toMillis());
            if (heard == null || heard.length == 0) {
                quiet++;
                if (quiet % PING_EVERY == 0 && !connection.isValid(PING_SECONDS)) {
                    throw new SQLException("The connection does not answer", "08006");
                }
            } else {
                SlotSet slots = ofOthers(heard);
                if (!slots.isEmpty()) {
                    onAppend.accept(slots);
                }
            }
        }
    }

    private SlotSet ofOthers(PGNotification[] heard) {
        return Arrays.stream(heard)
                .map(PGNotification::getParameter)
                .filter(message -> !message.startsWith(ownSender))
                .map(Notifier::slots)
                .reduce(SlotSet.NONE, SlotSet::union);
    }
}
