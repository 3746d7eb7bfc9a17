package dev.brigade.reactor.kitchen.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The opened tickets, to look at. Takes no locks; thread-safe. */
public final class TicketList {

    private static final String PAGE =
            """
            select * from ticket
            where opened_at is not null and number < ? and (?::text is null or status = ?)
            order by number desc limit ?
            """;

    private final DataSource database;

    /** The tickets in this database. */
    public TicketList(DataSource database) {
        this.database = database;
    }

    /**
     * A ticket in the list.
     *
     * @param number its place: a later order has a higher one
     */
    public record Entry(long number, long version, TicketColumns ticket) {}

    /**
     * Opened tickets, the newest first.
     *
     * @param before only those of a lower number
     * @param status only those in this state; null for all
     */
    public List<Entry> page(long before, @Nullable TicketStatus status, int limit)
            throws SQLException {
        String name = status == null ? null : status.name();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setLong(1, before);
            select.setString(2, name);
            select.setString(3, name);
            select.setInt(4, limit);
            return entries(select);
        }
    }

    /** One ticket, whether opened or not. */
    public Optional<Entry> find(String orderId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select * from ticket where order_id = ?")) {
            select.setString(1, orderId);
            return entries(select).stream().findFirst();
        }
    }

    /** When the next ticket is cooked; empty when the stove is empty. */
    public Optional<Instant> nextDueAt() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select min(due_at) as due_at from ticket where status = 'COOKING'");
                ResultSet rows = select.executeQuery()) {
            return rows.next()
                    ? Optional.ofNullable(TicketRows.instant(rows, "due_at"))
                    : Optional.empty();
        }
    }

    private static List<Entry> entries(PreparedStatement select) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                entries.add(
                        new Entry(
                                rows.getLong("number"),
                                rows.getLong("version"),
                                TicketRows.read(rows)));
            }
        }
        return entries;
    }
}
