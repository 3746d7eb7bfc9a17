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
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * How far a relay has published, in the table {@code outbox_relay_offset}: beside the data it
 * belongs to. One thread at a time.
 */
final class OffsetTable implements AutoCloseable {
    private static final String LOAD = "select key, value from outbox_relay_offset where slot = ?";
    private static final String SAVE = Sql.read("save_offset.sql");

    private final Database database;
    private final String slot;
    private final JsonConverter json = new JsonConverter();
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

    /** Remembers that all up to this change is published; durable when it returns. */
    void save(SourceRecord change) throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement(SAVE)) {
            statement.setString(1, slot);
            statement.setString(2, json(List.of(slot, change.sourcePartition())));
            statement.setString(3, json(change.sourceOffset()));
            statement.executeUpdate();
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
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
