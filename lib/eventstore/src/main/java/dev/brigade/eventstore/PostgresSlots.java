package dev.brigade.eventstore;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Slots as rows. Claims and acknowledgements do not wait for the disk: should the server crash and
 * forget one, events are delivered again, and the fence, made of the time, is higher all the same.
 */
record PostgresSlots(Jdbc jdbc) implements Slots {

    private static final int LAG_TIMEOUT_SECONDS = 2;
    private static final String NOT_WAITING = ", set_config('synchronous_commit', 'off', true)";
    private static final String CONSUMER = "pid " + ProcessHandle.current().pid();

    /** One that is there keeps its settings, and needs no operator's rights. */
    @Override
    public void register(String view) {
        PostgresViews.register(jdbc, view);
    }

    @Override
    public List<Claim> claim(String view, SlotSet among, int most, int limit, Duration lease) {
        return jdbc.call(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(
                            "select e.* from"
                                    + " (select set_config('synchronous_commit', 'off', true))"
                                    + " as setting"
                                    + " cross join eventstore.stream_events(?, ?, ?, ?, ?, ?) as e")) {
                statement.setString(1, view);
                statement.setInt(2, limit);
                statement.setDouble(3, seconds(lease));
                statement.setString(4, CONSUMER);
                statement.setArray(5, array(connection, among));
                statement.setInt(6, most);
                try (ResultSet rows = statement.executeQuery()) {
                    return claims(rows);
                }
            }
        });
    }

    @Override
    public SlotSet claimable(String view) {
        return jdbc.query(
                        "select eventstore.claimable_slots(?)", row -> slots(row.getArray(1)), view)
                .getFirst();
    }

    @Override
    public void ack(String view, Claim claim, RecordedEvent upTo) {
        execute(
                "select eventstore.ack_event(?, ?, ?)" + NOT_WAITING,
                view,
                upTo.eventId(),
                claim.fence());
    }

    /** In the order of slots, so that of two who do it none waits for the other's slots. */
    @Override
    public void ack(String view, List<Claim> claims) {
        List<Claim> bySlot = claims.stream().sorted(Comparator.comparingInt(Claim::slot)).toList();
        jdbc.query(
                "select eventstore.ack_events(?, ?::uuid[], ?::bigint[])" + NOT_WAITING,
                row -> true,
                view,
                bySlot.stream()
                        .map(claim -> claim.last().eventId().toString())
                        .toArray(String[]::new),
                bySlot.stream().map(Claim::fence).toArray(Long[]::new));
    }

    @Override
    public void nack(String view, Claim claim, RecordedEvent from, Duration delay, String error) {
        execute(
                "select eventstore.nack_event(?, ?, ?, ?, ?)" + NOT_WAITING,
                view,
                from.eventId(),
                claim.fence(),
                delay.toMillis(),
                error);
    }

    @Override
    public void release(String view, Claim claim, Duration delay, @Nullable String error) {
        execute(
                "select eventstore.release_batch(?, ?, ?, ?, ?)" + NOT_WAITING,
                view,
                claim.last().eventId(),
                claim.fence(),
                delay.toMillis(),
                error);
    }

    @Override
    public boolean extend(String view, Claim claim, Duration lease) {
        return jdbc.query(
                        "select eventstore.extend_lease(?, ?, ?, ?)" + NOT_WAITING,
                        row -> row.getBoolean(1),
                        view,
                        claim.last().eventId(),
                        claim.fence(),
                        seconds(lease))
                .getFirst();
    }

    @Override
    public Backlog backlog(String view) {
        return jdbc.call(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(
                            "select eventstore.view_lag(?), count(*) filter (where not parked),"
                                    + " count(*) filter (where parked)"
                                    + " from eventstore.blocked_streams(?)")) {
                statement.setQueryTimeout(LAG_TIMEOUT_SECONDS);
                statement.setString(1, view);
                statement.setString(2, view);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    long lag = row.getLong(1);
                    return row.wasNull()
                            ? Backlog.UNKNOWN
                            : Backlog.of(lag, row.getLong(2), row.getLong(3));
                }
            }
        });
    }

    private void execute(String sql, @Nullable Object... parameters) {
        jdbc.query(sql, row -> true, parameters);
    }

    /** The rows of one claim come together. */
    private static List<Claim> claims(ResultSet rows) throws SQLException {
        List<Claim> claims = new ArrayList<>();
        EventRows row = new EventRows(rows);
        int slotColumn = rows.findColumn("slot");
        boolean more = rows.next();
        while (more) {
            int slot = rows.getInt(slotColumn);
            long fence = rows.getLong("fence");
            int attempts = rows.getInt("attempts");
            List<RecordedEvent> events = new ArrayList<>();
            do {
                events.add(row.current());
                more = rows.next();
            } while (more && rows.getInt(slotColumn) == slot);
            claims.add(new Claim(slot, fence, attempts, List.copyOf(events)));
        }
        return claims;
    }

    private static SlotSet slots(@Nullable Array numbers) throws SQLException {
        return numbers == null
                ? SlotSet.ALL
                : Arrays.stream((Short[]) numbers.getArray())
                        .map(SlotSet::of)
                        .reduce(SlotSet.NONE, SlotSet::union);
    }

    private static @Nullable Array array(Connection connection, SlotSet slots) throws SQLException {
        return slots.isAll()
                ? null
                : connection.createArrayOf("int2", slots.numbers().boxed().toArray());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
