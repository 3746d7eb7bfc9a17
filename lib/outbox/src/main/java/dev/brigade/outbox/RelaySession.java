package dev.brigade.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * The relay's own connection: it looks after the slot, and holds the lock that says who leads. The
 * lock lives as long as the session, so a leader whose session is gone is none.
 */
final class RelaySession implements AutoCloseable {
    private static final String LEAD =
            "select pg_try_advisory_lock(hashtextextended('brigade.relay.' || ?, 0))";
    private static final String NOTE = Sql.read("note_slot.sql");
    private static final String FOLLOW = Sql.read("follow_slot.sql");
    private static final String LOST =
            "update outbox_relay_offset set value = '{\"lost\": true}' where slot = ? and key = 'slot'";
    private static final String FORGET = Sql.read("forget.sql");
    private static final String CREATE =
            "select pg_create_logical_replication_slot(?, 'pgoutput', false, false%s)";
    private static final int FAILOVER_SLOTS_SINCE = 17;
    private static final String ALREADY_THERE = "42710";

    private final Connection connection;
    private final String slot;

    RelaySession(RelayConfig config) throws SQLException {
        this.slot = config.slot();
        this.connection = config.database().connect("brigade relay " + slot);
    }

    /**
     * Installs the tables, and the slot if there never was one: from now on no commit is missed.
     */
    void prepare() throws SQLException {
        Outbox.install(connection);
        SlotState state = state();
        if (state.started()) {
            return;
        }
        if (!state.present()) {
            createSlot();
        }
        update(NOTE);
    }

    /** Keeps how far another program has read the slot. */
    void follow() throws SQLException {
        update(FOLLOW);
    }

    /** Keeps that the slot was gone, also if somebody makes it anew. */
    void keepLoss() throws SQLException {
        update(LOST);
    }

    private void update(String aboutSlot) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(aboutSlot)) {
            statement.setString(1, slot);
            statement.executeUpdate();
        }
    }

    private void createSlot() throws SQLException {
        boolean failover =
                connection.getMetaData().getDatabaseMajorVersion() >= FAILOVER_SLOTS_SINCE;
        try (PreparedStatement statement =
                connection.prepareStatement(CREATE.formatted(failover ? ", true" : ""))) {
            statement.setString(1, slot);
            statement.execute();
        } catch (SQLException e) {
            if (!ALREADY_THERE.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    /** Takes the lock of the slot if nobody has it. */
    boolean tryLead() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LEAD)) {
            statement.setString(1, slot);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /**
     * Reads the slot's state; that it can be read also shows that the session, and so the lock,
     * still is.
     */
    SlotState state() throws SQLException {
        return SlotState.read(connection, slot);
    }

    /** Deletes some of what an audited outbox has kept for longer than that. */
    void forget(Duration age) throws SQLException {
        long oldest = System.currentTimeMillis() - age.toMillis();
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, new UUID(oldest << 16, 0)); // how a UUIDv7 of that time begins
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
