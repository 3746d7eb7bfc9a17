package dev.brigade.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;
import org.jspecify.annotations.Nullable;

/**
 * Gives the engine the offset that the relay has stored. It does not write: the engine goes on when
 * a write fails, and tells the server to drop log that is not accounted for. So the relay writes
 * the offset itself, before the engine hears that a change was published.
 *
 * <p>Public only because the engine creates it by its name.
 */
public final class DatabaseOffsetStore extends MemoryOffsetBackingStore {
    private static final String PREFIX = "offset.storage.database.";

    private @Nullable OffsetTable table;

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
        Database database =
                new Database(
                        property(properties, "url"),
                        property(properties, "user"),
                        property(properties, "password"));
        table = new OffsetTable(database, property(properties, "slot"));
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
        if (table == null) {
            throw new ConnectException("The offset store is not configured");
        }
        try (OffsetTable offsets = table) {
            offsets.load().forEach((key, value) -> data.put(bytes(key), bytes(value)));
        } catch (SQLException e) {
            throw new ConnectException(
                    "The relay's offset could not be read: " + e.getMessage(), e);
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connectorName) {
        return Set.of();
    }
}
