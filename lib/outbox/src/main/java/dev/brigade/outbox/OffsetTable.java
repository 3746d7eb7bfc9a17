package dev.brigade.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.json.JsonConverter;
import org.jspecify.annotations.Nullable;

/**
 * How far a relay has published, in the table {@code outbox_relay_offset}: beside the data it
 * belongs to. One thread at a time.
 */
final class OffsetTable implements AutoCloseable {
    static final String HEARTBEAT_PREFIX = "brigade.heartbeat";

    /**
     * A message that says nothing: reading it moves the slot past what other tables and databases
     * wrote.
     */
    static final String HEARTBEAT =
            "select pg_logical_emit_message(false, '" + HEARTBEAT_PREFIX + "', '')";

    private static final String LOAD = "select key, value from outbox_relay_offset where slot = ?";
    private static final String COMMITTED =
            "select max((value::jsonb ->> 'lsn_commit')::numeric) from outbox_relay_offset where slot = ?";
    private static final String LATEST =
            "select max(greatest((value::jsonb ->> 'lsn_commit')::numeric, (value::jsonb ->> 'lsn')::numeric))"
                    + " from outbox_relay_offset where slot = ?";
    private static final String LOG_END = "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')";
    private static final String SAVE = Sql.read("save_offset.sql");

    private final Database database;
    private final String slot;
    private final JsonConverter json = new JsonConverter();
    private boolean trusted;
    private @Nullable Connection connection;

    OffsetTable(Database database, String slot) {
        this.database = database;
        this.slot = slot;
        json.configure(Map.of("schemas.enable", "false"), false);
    }

    /** Keys and values as Kafka Connect writes them. */
    Map<String, String> load() throws SQLException {
        Map<String, String> offsets = new HashMap<>();
        try (PreparedStatement statement = connection().prepareStatement(LOAD)) {
            statement.setString(1, slot);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    offsets.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return offsets;
    }

    /** Where the log ends now. */
    long logEnd() throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement(LOG_END);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * The end of the last transaction that is published whole, with all before it; 0 when none is.
     */
    long committed() throws SQLException {
        return position(COMMITTED);
    }

    /** The last of what is published, and where the slot began; 0 when neither is known. */
    long latest() throws SQLException {
        return position(LATEST);
    }

    private long position(String query) throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement(query)) {
            statement.setString(1, slot);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /**
     * Remembers that all up to this change is published; durable when it returns.
     *
     * @throws SlotLostException when the slot that it was read from was made anew since somebody
     *     looked
     */
    void save(Map<String, ?> partition, Map<String, ?> offset) throws SQLException {
        if (!trusted) {
            // Whoever has read a change holds the slot: from now on nobody can make it anew.
            if (SlotState.read(connection(), slot).broken()) {
                throw SlotLostException.slot(slot);
            }
            trusted = true;
        }
        write(partition, offset);
    }

    private void write(Map<String, ?> partition, Map<String, ?> offset) throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement(SAVE)) {
            statement.setString(1, slot);
            statement.setString(2, json(List.of(slot, partition)));
            statement.setString(3, json(offset));
            statement.executeUpdate();
        }
    }

    /** The same in the words of Debezium, which takes it for a heartbeat that it has read. */
    void save(LogChange.Position position) throws SQLException {
        save(partition(), heartbeat(position));
    }

    /** Remembers what an earlier relay has published, before anything is read. */
    void carry(LogChange.Position position) throws SQLException {
        write(partition(), heartbeat(position));
    }

    private Map<String, ?> partition() {
        return Map.of("server", slot);
    }

    private static Map<String, ?> heartbeat(LogChange.Position position) {
        long lsn = position.lsn();
        return Map.of(
                "lsn", lsn,
                "lsn_proc", lsn,
                "lsn_commit", lsn,
                "messageType", "MESSAGE",
                "ts_usec", position.committedAt());
    }

    /** Writes a message to the log that says nothing, for the relay to read. */
    void beat() throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement(HEARTBEAT)) {
            statement.execute();
        }
    }

    private String json(Object value) {
        return new String(json.fromConnectData(slot, null, value), UTF_8);
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            connection = database.connect("brigade relay offsets");
        }
        return connection;
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // It was broken before, and that is reported already.
            }
        }
    }
}
