package dev.brigade.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events of an {@link Outbox#audited audited} outbox again, with the ids that they had:
 * who has handled them ignores them. Those of one aggregate keep their order among themselves; what
 * happens to it meanwhile comes in between.
 *
 * <p>The rows are written into the log anew and take the usual way through the relay, a thousand in
 * a transaction. What is cut short can go on where it was, or be asked for again. Thread-safe.
 */
public final class Redrive {
    private static final int PAGE = 1000;
    private static final String SELECT = Sql.read("select_kept.sql");
    private static final String AGAIN = Sql.read("redrive.sql");

    private final DataSource database;
    private final int pageSize;

    public Redrive(DataSource database) {
        this(database, PAGE);
    }

    Redrive(DataSource database, int pageSize) {
        this.database = database;
        this.pageSize = pageSize;
    }

    /**
     * Which events; what is null or empty chooses all.
     *
     * @param deciders kinds of aggregate
     * @param aggregateId one aggregate, or one of each kind
     * @param from when the first occurred
     * @param to when the last occurred
     */
    public record Filter(
            Set<String> deciders,
            @Nullable String aggregateId,
            @Nullable Instant from,
            @Nullable Instant to) {

        /** All events. */
        public static final Filter ALL = new Filter(Set.of(), null, null, null);

        public Filter {
            deciders = Set.copyOf(deciders);
        }
    }

    /** Keeps how far a redrive is. */
    @FunctionalInterface
    public interface Progress {

        /**
         * Whether to go on with the next page. May wait for the moment; nothing is written
         * meanwhile. What is committed before the first page may be written is part of the redrive.
         */
        default boolean goesOn() throws InterruptedException {
            return true;
        }

        /**
         * Notes a page in the transaction that publishes it.
         *
         * @param cursor where to go on behind it
         * @return false to publish neither it nor anything more
         */
        boolean published(Connection transaction, String cursor, int events) throws SQLException;
    }

    /** All events of one aggregate; answers how many. */
    public long aggregate(String id) throws SQLException {
        return unwatched(new Filter(Set.of(), id, null, null));
    }

    /** All that occurred from then on, and before the other; answers how many. */
    public long between(Instant from, Instant before) throws SQLException {
        return unwatched(new Filter(Set.of(), null, from, justBefore(before)));
    }

    /** All there are; answers how many. */
    public long all() throws SQLException {
        return unwatched(Filter.ALL);
    }

    /** Whether there are such events. */
    public boolean isPresent(Filter filter) throws SQLException {
        try (Connection reader = database.getConnection();
                PreparedStatement select = reader.prepareStatement(SELECT + " limit 1")) {
            bind(select, filter, null);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /**
     * Publishes them page by page; answers how many.
     *
     * @param after the cursor to go on behind; null to begin
     */
    public long run(Filter filter, @Nullable String after, Progress progress)
            throws SQLException, InterruptedException {
        if (!progress.goesOn()) {
            return 0;
        }
        try (Connection reader = database.getConnection();
                Connection writer = database.getConnection();
                PreparedStatement select = reader.prepareStatement(SELECT)) {
            reader.setAutoCommit(false); // or the driver would fetch all at once
            writer.setAutoCommit(false);
            select.setFetchSize(pageSize);
            bind(select, filter, after == null ? null : RedriveCursor.of(after));
            long published = pages(select, writer, progress);
            reader.commit();
            return published;
        }
    }

    private long unwatched(Filter filter) throws SQLException {
        try {
            return run(filter, null, (_, _, _) -> true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Nothing waits here", e);
        }
    }

    private long pages(PreparedStatement select, Connection writer, Progress progress)
            throws SQLException, InterruptedException {
        long published = 0;
        try (ResultSet rows = select.executeQuery()) {
            List<RedriveCursor> page = page(rows);
            while (!page.isEmpty()) {
                int events = publish(page, writer);
                if (!progress.published(writer, page.getLast().toString(), events)) {
                    writer.rollback();
                    break;
                }
                writer.commit();
                published += events;
                page = progress.goesOn() ? page(rows) : List.of();
            }
        }
        return published;
    }

    private List<RedriveCursor> page(ResultSet rows) throws SQLException {
        List<RedriveCursor> page = new ArrayList<>(pageSize);
        while (page.size() < pageSize && rows.next()) {
            page.add(
                    new RedriveCursor(
                            rows.getString(1), rows.getLong(2), rows.getObject(3, UUID.class)));
        }
        return page;
    }

    private static int publish(List<RedriveCursor> page, Connection writer) throws SQLException {
        try (PreparedStatement again = writer.prepareStatement(AGAIN)) {
            again.setArray(
                    1,
                    writer.createArrayOf("uuid", page.stream().map(RedriveCursor::id).toArray()));
            return again.executeUpdate();
        }
    }

    private static void bind(PreparedStatement select, Filter filter, @Nullable RedriveCursor after)
            throws SQLException {
        String[] deciders =
                filter.deciders().isEmpty() ? null : filter.deciders().toArray(String[]::new);
        Object[] values = {
            deciders == null ? null : select.getConnection().createArrayOf("text", deciders),
            filter.aggregateId(),
            at(filter.from()),
            at(filter.to())
        };
        int place = 1;
        for (@Nullable Object value : values) {
            select.setObject(place++, value);
            select.setObject(place++, value);
        }
        select.setString(place++, after == null ? null : after.aggregateId());
        select.setString(place++, after == null ? null : after.aggregateId());
        select.setObject(place++, after == null ? null : after.version());
        select.setObject(place, after == null ? null : after.id());
    }

    /** Times are kept to the microsecond. */
    private static Instant justBefore(Instant time) {
        return time.minusNanos(1).truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable Object at(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
