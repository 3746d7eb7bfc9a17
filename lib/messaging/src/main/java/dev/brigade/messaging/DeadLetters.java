package dev.brigade.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of all consumers of one database. {@link InboxConsumer#retry} tries one again.
 * Thread-safe.
 */
public final class DeadLetters {

    private static final String BEFORE = Sql.load("dead_letters");
    private static final String BY_ID = Sql.load("dead_letter_by_id");
    private static final String DISCARD = Sql.load("discard");

    private final DataSource database;

    public DeadLetters(DataSource database) {
        this.database = database;
    }

    /** The latest ones, newest first. */
    public List<DeadLetter> latest(int limit) throws SQLException {
        return before(null, limit);
    }

    /**
     * Older ones, newest first.
     *
     * @param id only those that came before this one, whether it is still there or not; null for
     *     the latest
     */
    public List<DeadLetter> before(@Nullable UUID id, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(BEFORE)) {
            statement.setObject(1, id, Types.OTHER);
            statement.setObject(2, id, Types.OTHER);
            statement.setInt(3, limit);
            return letters(statement);
        }
    }

    public Optional<DeadLetter> find(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(BY_ID)) {
            statement.setObject(1, id);
            return letters(statement).stream().findFirst();
        }
    }

    /** Removes one; false when it is not there. */
    public boolean discard(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(DISCARD)) {
            statement.setObject(1, id);
            return statement.executeUpdate() == 1;
        }
    }

    private static List<DeadLetter> letters(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            List<DeadLetter> letters = new ArrayList<>();
            while (rows.next()) {
                letters.add(letter(rows));
            }
            return letters;
        }
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        var buried = BuriedRecord.of(row);
        OffsetDateTime published = row.getObject("published_at", OffsetDateTime.class);
        return new DeadLetter(
                buried.id(),
                buried.consumer(),
                buried.topic(),
                buried.partition(),
                buried.offset(),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("subject"),
                buried.text(),
                buried.headers(),
                buried.cause(),
                row.getString("stack"),
                buried.attempts(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                published == null ? null : published.toInstant());
    }
}
