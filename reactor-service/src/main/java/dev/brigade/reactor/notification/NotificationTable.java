package dev.brigade.reactor.notification;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.reactor.notification.Notification.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The table of notifications, on a connection of the caller's. Not thread-safe. */
record NotificationTable(Connection connection) {

    private static final String INSERT =
            """
            insert into notification
                (id, kind, order_id, account_id, message, correlation_id, created_at)
            values (?, ?, ?, (select account_id from order_customer where order_id = ?), ?, ?, ?)
            on conflict (id) do nothing
            """;

    void rememberCustomer(String orderId, String accountId) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into order_customer values (?, ?) on conflict do nothing")) {
            insert.setString(1, orderId);
            insert.setString(2, accountId);
            insert.executeUpdate();
        }
    }

    void insert(Notice notice, EventEnvelope cause) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, cause.eventId());
            insert.setString(2, notice.kind().name());
            insert.setString(3, cause.subject());
            insert.setString(4, cause.subject());
            insert.setString(5, notice.text());
            insert.setString(6, cause.correlationId());
            insert.setObject(7, cause.time().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Notifications of a number lower than {@code before}, the newest first. */
    List<Notification> page(long before, int limit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select * from notification where number < ? order by number desc limit ?")) {
            select.setLong(1, before);
            select.setInt(2, limit);
            List<Notification> notifications = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    notifications.add(read(rows));
                }
            }
            return notifications;
        }
    }

    private static Notification read(ResultSet row) throws SQLException {
        return new Notification(
                row.getLong("number"),
                row.getString("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("order_id"),
                row.getString("account_id"),
                row.getString("message"),
                row.getString("correlation_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
