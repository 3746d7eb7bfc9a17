package dev.brigade.account.command;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what aggregates of one kind are now, each as an event. Thread-safe. */
public abstract class RowSnapshots {

    private final String decider;
    private final String one;
    private final String behind;

    /** Those that are the rows of a table. */
    protected RowSnapshots(String decider, String table) {
        this.decider = decider;
        // A change waits for the lock, so the event of the next version is published later.
        this.one = "select * from %s where id = ? for no key update".formatted(table);
        this.behind =
                "select * from %s where id > ? order by id limit ? for no key update"
                        .formatted(table);
    }

    /**
     * What a row says.
     *
     * @param version of the row
     */
    public record Current(Announcement announcement, long version) {}

    /** What a row says, as an event. */
    protected abstract Announcement announce(ResultSet row) throws SQLException;

    /** The kind of aggregate. */
    public final String decider() {
        return decider;
    }

    /** The one with this id, if it is there; it does not change before the transaction ends. */
    public final Optional<Current> one(Connection transaction, String id) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(one)) {
            select.setString(1, id);
            return read(select).stream().findFirst();
        }
    }

    /** The next ones behind an id; they do not change before the transaction ends. */
    public final List<Current> behind(Connection transaction, String id, int limit)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(behind)) {
            select.setString(1, id);
            select.setInt(2, limit);
            return read(select);
        }
    }

    private List<Current> read(PreparedStatement select) throws SQLException {
        List<Current> snapshots = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                snapshots.add(new Current(announce(row), row.getLong("version")));
            }
        }
        return snapshots;
    }
}
