package dev.brigade.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A replication slot and the relay's offset in it.
 *
 * @param present whether the server has the slot
 * @param lost whether the server has thrown away log that the slot needed, or once had no slot
 *     while an external engine was to read it
 * @param activePid the server process that streams from it, or null
 * @param started whether there ever was a slot of this name
 * @param skipped whether the slot stands beyond that offset
 * @param lagBytes from what is confirmed to the end of the log
 * @param retainedBytes of log kept because of the slot
 * @param offsetAge seconds since an offset was kept
 * @param deadLetters events that were put aside
 */
record SlotState(
        boolean present,
        boolean lost,
        @Nullable Integer activePid,
        boolean started,
        boolean skipped,
        OptionalLong lagBytes,
        OptionalLong retainedBytes,
        OptionalDouble offsetAge,
        long deadLetters) {

    private static final String READ = Sql.read("slot_state.sql");

    static final SlotState UNKNOWN =
            new SlotState(
                    false,
                    false,
                    null,
                    false,
                    false,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalDouble.empty(),
                    0);

    /** How the slot stands now. */
    static SlotState read(Connection connection, String slot) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, slot);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new SlotState(
                        row.getBoolean("present"),
                        row.getBoolean("lost"),
                        row.getObject("active_pid", Integer.class),
                        row.getBoolean("started"),
                        row.getBoolean("skipped"),
                        bytes(row, "lag_bytes"),
                        bytes(row, "retained_bytes"),
                        seconds(row, "offset_age"),
                        row.getLong("dead_letters"));
            }
        }
    }

    private static OptionalLong bytes(ResultSet row, String column) throws SQLException {
        long bytes = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(Math.max(0, bytes));
    }

    private static OptionalDouble seconds(ResultSet row, String column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, seconds));
    }

    /** Whether committed events may have gone by that were never published. */
    boolean broken() {
        return lost || skipped || (started && !present);
    }

    /** Whether some instance kept an offset in the last so many nanoseconds. */
    boolean keptWithin(long nanos) {
        return offsetAge.orElse(Double.MAX_VALUE) * 1e9 < nanos;
    }
}
