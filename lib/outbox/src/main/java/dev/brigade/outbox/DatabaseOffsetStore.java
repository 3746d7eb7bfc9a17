package dev.brigade.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;
import org.jspecify.annotations.Nullable;

/**
 * Kafka Connect's offsets in the table {@code outbox_relay_offset}, beside the data they belong to.
 *
 * <p>Public only because the engine creates it by its name. Called from one thread at a time.
 */
public final class DatabaseOffsetStore extends MemoryOffsetBackingStore {
    private static final String PREFIX = "offset.storage.database.";
    private static final String LOAD = "select key, value from outbox_relay_offset where slot = ?";
    private static final String SAVE = Sql.read("save_offset.sql");

    private @Nullable Database database;
    private String slot = "";
    private @Nullable Connection connection;

    /** Tells the engine to use this store. */
    static void describe(RelayConfig config, Properties engine) {
        engine.setProperty("offset.storage", DatabaseOffsetStore.class.getName());
        engine.setProperty(PREFIX + "url", config.jdbcUrl());
        engine.setProperty(PREFIX + "user", config.user());
        engine.setProperty(PREFIX + "password", config.password());
        engine.setProperty(PREFIX + "slot", config.slot());
    }

    @Override
    public void configure(WorkerConfig config) {
        Map<String, String> properties = config.originalsStrings();
        database =
                new Database(
                        property(properties, "url"),
                        property(properties, "user"),
                        property(properties, "password"));
        slot = property(properties, "slot");
    }

    private static String property(Map<String, String> properties, String name) {
        String value = properties.get(PREFIX + name);
        if (value == null) {
            throw new ConnectException("Missing: " + PREFIX + name);
        }
        return value;
    }

    @Override
    public void start() {
        super.start();
        try (PreparedStatement statement = connection().prepareStatement(LOAD)) {
            statement.setString(1, slot);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    data.put(bytes(rows.getString(1)), bytes(rows.getString(2)));
                }
            }
        } catch (SQLException e) {
            throw new ConnectException(
                    "The relay's offset could not be read: " + e.getMessage(), e);
        }
    }

    /**
     * Tries a new connection once: the engine carries on when this fails, and so must later saves.
     */
    @Override
    protected void save() {
        try {
            write(connection());
        } catch (SQLException first) {
            disconnect();
            try {
                write(connection());
            } catch (SQLException e) {
                disconnect();
                throw new ConnectException(
                        "The relay's offset could not be saved: " + e.getMessage(), e);
            }
        }
    }

    private void write(Connection open) throws SQLException {
        try (PreparedStatement statement = open.prepareStatement(SAVE)) {
            for (Map.Entry<ByteBuffer, ByteBuffer> entry : data.entrySet()) {
                statement.setString(1, slot);
                statement.setString(2, text(entry.getKey()));
                statement.setString(3, text(entry.getValue()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @Override
    public void stop() {
        super.stop();
        disconnect();
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connectorName) {
        return Set.of();
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            if (database == null) {
                throw new IllegalStateException("Not configured");
            }
            connection = database.connect("brigade relay offsets");
        }
        return connection;
    }

    private void disconnect() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException ignored) {
                // It was broken already, which is why it is closed.
            }
            connection = null;
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    private static String text(ByteBuffer bytes) {
        return UTF_8.decode(bytes.duplicate()).toString();
    }
}
