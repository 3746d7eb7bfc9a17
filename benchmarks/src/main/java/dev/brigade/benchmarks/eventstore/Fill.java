package dev.brigade.benchmarks.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Fills a database with events by inserts on the server, which takes seconds per million. */
final class Fill {

    private static final String STREAMS =
            """
            insert into eventstore.events (decider, decider_id, version, slot, event_id, event, data, command_id,
                                           correlation_id)
            select '%1$s', s.id, v, eventstore.slot_of('%1$s', s.id), uuidv7(), '%2$s', '%3$s', 'fill', 'fill'
            from (select '%4$s' || i as id from generate_series(%5$d, %6$d) as i) as s
            cross join generate_series(1, %7$d) as v\
            """;
    private static final int AT_ONCE = 500_000;

    private Fill() {}

    /** Streams named by the prefix and a number from 0, of that many events each. */
    static void streams(DataSource pool, String prefix, int streams, int events)
            throws SQLException {
        int step = Math.max(1, AT_ONCE / events);
        for (int from = 0; from < streams; from += step) {
            int to = Math.min(from + step, streams) - 1;
            execute(
                    pool,
                    STREAMS.formatted(
                            Writes.DECIDER, Writes.TYPE, Writes.JSON, prefix, from, to, events));
        }
    }

    /** What a server has done to a table by the time one measures. */
    static void settle(DataSource pool) throws SQLException {
        execute(pool, "vacuum analyze eventstore.events");
        execute(pool, "checkpoint");
    }

    static void execute(DataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
