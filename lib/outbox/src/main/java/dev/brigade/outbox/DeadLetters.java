package dev.brigade.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events that Kafka will never take, put aside with the reason why, so that others can pass. */
final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final String ADD = Sql.read("dead_letter.sql");

    private static final String IDS = "select event_id from outbox_dead_letter";

    private final Database database;

    DeadLetters(Database database) {
        this.database = database;
    }

    /** The ids of all of them. */
    Set<String> ids() throws SQLException {
        Set<String> ids = new HashSet<>();
        try (Connection connection = database.connect("brigade relay dead letters");
                PreparedStatement statement = connection.prepareStatement(IDS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    void add(OutboxRow row, String cause) throws SQLException {
        try (Connection connection = database.connect("brigade relay dead letters");
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, row.id());
            statement.setString(2, row.topic());
            statement.setString(3, row.aggregateId());
            statement.setString(4, row.toJson());
            statement.setString(5, cause);
            statement.setString(6, row.position());
            statement.executeUpdate();
        }
        LOG.warn("Event {} for {} went to outbox_dead_letter: {}", row.id(), row.topic(), cause);
    }
}
