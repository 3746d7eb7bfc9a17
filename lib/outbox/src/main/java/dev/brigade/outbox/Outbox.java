package dev.brigade.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes events into the outbox table, in the transaction that changes the state they tell of.
 *
 * <p>Thread-safe.
 */
public final class Outbox {
    private static final List<String> OBJECTS =
            List.of(
                    "outbox.sql",
                    "outbox_snapshot.sql",
                    "outbox_dead_letter.sql",
                    "outbox_relay_offset.sql",
                    "outbox_publication.sql");
    private static final String PUBLISH = Sql.read("publish.sql");
    private static final String TAKE_AWAY = "; delete from outbox where id = ?";

    private final boolean keeps;

    /** An outbox whose table stays empty: each row is deleted in the transaction that writes it. */
    public Outbox() {
        this(false);
    }

    private Outbox(boolean keeps) {
        this.keeps = keeps;
    }

    /**
     * An outbox whose rows stay, as an audit, and so that {@link Redrive} can publish them again. A
     * relay deletes them when they are old: {@link RelayConfig#withAudit}.
     */
    public static Outbox audited() {
        return new Outbox(true);
    }

    /** Two instances that start at once take turns: {@code if not exists} alone races. */
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('brigade.outbox.install', 0))";

    /**
     * Creates the tables and the publication that are not there yet. Needs the right to create
     * both; may run in several instances at once.
     *
     * @throws IllegalStateException when the database refuses
     */
    public static void install(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            install(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The outbox could not be installed: " + e.getMessage(), e);
        }
    }

    static void install(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
            for (String object : OBJECTS) {
                statement.execute(Sql.read(object));
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    /**
     * Records the event in the caller's transaction: published once that commits, never when it
     * rolls back.
     *
     * @param transaction a connection with autocommit off; not committed and not closed here
     * @throws IllegalStateException in autocommit: state and event would not be one change
     * @throws SQLException from the database, for instance when the payload is not JSON
     */
    public void publish(Connection transaction, OutboxEvent event) throws SQLException {
        if (transaction.getAutoCommit()) {
            throw new IllegalStateException(
                    "Outbox.publish needs the transaction of the change; this connection commits each"
                            + " statement by itself");
        }
        String publish = keeps ? PUBLISH : PUBLISH + TAKE_AWAY;
        try (PreparedStatement statement = transaction.prepareStatement(publish)) {
            bind(statement, event);
            if (!keeps) {
                statement.setObject(14, event.id());
            }
            statement.execute();
        }
    }

    private static void bind(PreparedStatement statement, OutboxEvent event) throws SQLException {
        statement.setObject(1, event.id());
        statement.setString(2, event.topic());
        statement.setString(3, event.aggregateId());
        statement.setString(4, event.type());
        statement.setString(5, event.payload());
        statement.setString(6, event.decider());
        statement.setLong(7, event.version());
        statement.setString(8, event.correlationId());
        statement.setString(9, event.causationId());
        statement.setString(10, event.commandId());
        statement.setString(11, event.traceparent());
        statement.setObject(12, event.occurredAt().atOffset(ZoneOffset.UTC));
        statement.setString(13, event.snapshot() ? OutboxRow.YES : null);
    }
}
