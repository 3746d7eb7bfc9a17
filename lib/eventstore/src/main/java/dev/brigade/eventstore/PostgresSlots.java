package dev.brigade.eventstore;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Slots as rows. Claims and acknowledgements do not wait for the disk: should the server crash and
 * forget one, events are delivered again, and the fence, made of the time, is higher all the same.
 */
record PostgresSlots(Jdbc jdbc) implements Slots {

    private static final int LAG_TIMEOUT_SECONDS = 2;
    private static final String NOT_WAITING = "set_config('synchronous_commit', 'off', true)";
    private static final String CONSUMER = "pid " + ProcessHandle.current().pid();

    @Override
    public void register(String view) {
        execute("select eventstore.register_view(?)", view);
    }

    @Override
    public Optional<Claim> claim(String view, int limit, Duration lease) {
        return jdbc.call(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(
                            "select e.* from (select "
                                    + NOT_WAITING
                                    + ") as setting"
                                    + " cross join eventstore.stream_events(?, ?, ?, ?) as e")) {
                statement.setString(1, view);
                statement.setInt(2, limit);
                statement.setDouble(3, seconds(lease));
                statement.setString(4, CONSUMER);
                try (ResultSet rows = statement.executeQuery()) {
                    return claim(rows);
                }
            }
        });
    }

    @Override
    public void ack(String view, Claim claim) {
        execute(
                "select eventstore.ack_event(?, ?, ?), " + NOT_WAITING,
                view,
                claim.last().eventId(),
                claim.fence());
    }

    @Override
    public void nack(String view, Claim claim, Duration delay, String error) {
        nack(view, claim, delay.toMillis(), error);
    }

    @Override
    public void giveBack(String view, Claim claim) {
        nack(view, claim, 0, null);
    }

    @Override
    public void extend(String view, Claim claim, Duration lease) {
        execute(
                "select eventstore.extend_lease(?, ?::smallint, ?, ?), " + NOT_WAITING,
                view,
                claim.slot(),
                claim.fence(),
                seconds(lease));
    }

    @Override
    public OptionalLong lag(String view) {
        return jdbc.call(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select eventstore.view_lag(?)")) {
                statement.setQueryTimeout(LAG_TIMEOUT_SECONDS);
                statement.setString(1, view);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    long lag = row.getLong(1);
                    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(lag);
                }
            }
        });
    }

    private void nack(String view, Claim claim, long millis, @Nullable String error) {
        execute(
                "select eventstore.nack_event(?, ?, ?, ?, ?), " + NOT_WAITING,
                view,
                claim.last().eventId(),
                claim.fence(),
                millis,
                error);
    }

    private void execute(String sql, @Nullable Object... parameters) {
        jdbc.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                return statement.execute();
            }
        });
    }

    private static Optional<Claim> claim(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        int slot = rows.getInt("slot");
        long fence = rows.getLong("fence");
        int attempts = rows.getInt("attempts");
        List<RecordedEvent> events = new ArrayList<>();
        do {
            events.add(EventRows.current(rows));
        } while (rows.next());
        return Optional.of(new Claim(slot, fence, attempts, List.copyOf(events)));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
