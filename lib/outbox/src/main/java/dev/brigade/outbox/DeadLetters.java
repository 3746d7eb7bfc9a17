package dev.brigade.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Events that Kafka will never take, put aside with the reason why, so that others can pass. */
final class DeadLetters {
    private static final String ADD = Sql.read("dead_letter.sql");
    private static final String ALL =
            "select event_id, pg_wal_lsn_diff(lsn, '0/0') from outbox_dead_letter";

    private final Database database;
    private final DeadLetterLog log;

    DeadLetters(RelayConfig config, RelayProgress progress) {
        this.database = config.database();
        this.log = progress.deadLetterLog();
    }

    /** An event at one place in the log: when it is published again, it has another. */
    record Attempt(String id, long lsn) {
        static Attempt of(OutboxRow row) {
            return new Attempt(row.id(), row.lsn());
        }
    }

    /** All of them, as they were delivered last. */
    Set<Attempt> all() throws SQLException {
        Set<Attempt> all = new HashSet<>();
        try (Connection connection = database.connect("brigade relay dead letters");
                PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                all.add(new Attempt(rows.getString(1), rows.getLong(2)));
            }
        }
        return all;
    }

    void add(OutboxRow row, Throwable cause) throws SQLException {
        try (Connection connection = database.connect("brigade relay dead letters");
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, row.id());
            statement.setString(2, row.topic());
            statement.setString(3, row.aggregateId());
            statement.setString(4, row.toJson());
            statement.setString(5, String.valueOf(cause.getMessage()));
            statement.setString(6, row.position());
            statement.executeUpdate();
        }
        log.putAside(row, cause);
    }
}
