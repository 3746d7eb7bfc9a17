package dev.brigade.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Publishes events of an {@link Outbox#audited audited} outbox again, with the ids that they had:
 * who has handled them ignores them. Those of one aggregate keep their order among themselves; what
 * happens to it meanwhile comes in between.
 *
 * <p>The rows are written into the log anew and take the usual way through the relay, a thousand in
 * a transaction. What is cut short can be asked for again. Thread-safe.
 */
public final class Redrive {
    private static final int PAGE = 1000;
    private static final String SELECT =
            "select id from outbox where %s order by aggregateid, version, id";
    private static final String AGAIN = Sql.read("redrive.sql");

    private final DataSource database;

    public Redrive(DataSource database) {
        this.database = database;
    }

    /** All events of one aggregate; answers how many. */
    public long aggregate(String id) throws SQLException {
        return again("aggregateid = ?", id);
    }

    /** All that occurred from then on, and before the other; answers how many. */
    public long between(Instant from, Instant before) throws SQLException {
        return again(
                "occurred_at >= ? and occurred_at < ?",
                Timestamp.from(from),
                Timestamp.from(before));
    }

    /** All there are; answers how many. */
    public long all() throws SQLException {
        return again("true");
    }

    private long again(String condition, Object... values) throws SQLException {
        try (Connection reader = database.getConnection();
                Connection writer = database.getConnection();
                PreparedStatement select = reader.prepareStatement(SELECT.formatted(condition))) {
            reader.setAutoCommit(false); // or the driver would fetch all at once
            select.setFetchSize(PAGE);
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            long published = pages(select, writer);
            reader.commit();
            return published;
        }
    }

    private static long pages(PreparedStatement select, Connection writer) throws SQLException {
        long published = 0;
        List<UUID> page = new ArrayList<>(PAGE);
        try (ResultSet ids = select.executeQuery()) {
            while (ids.next()) {
                page.add(ids.getObject(1, UUID.class));
                if (page.size() == PAGE) {
                    published += publish(page, writer);
                }
            }
        }
        return published + publish(page, writer);
    }

    private static long publish(List<UUID> page, Connection writer) throws SQLException {
        try (PreparedStatement again = writer.prepareStatement(AGAIN)) {
            again.setArray(1, writer.createArrayOf("uuid", page.toArray()));
            page.clear();
            return again.executeUpdate();
        }
    }
}
