package dev.brigade.eventstore;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The SQL functions for operating views. */
record PostgresViews(Jdbc jdbc) implements ViewOperations {

    /** Unless it is known, so that the settings somebody gave it stay. */
    private static final String REGISTER_URL =
            "select eventstore.register_view(?, http_url := ?,"
                    + " lock_timeout_s := coalesce(known.lock_timeout_s, 30),"
                    + " polling_delay_s := coalesce(known.polling_delay_s, 1))"
                    + " from (select) as one left join eventstore.get_view(?) known on true";

    private static final String SWITCH = "select eventstore.switch_view(?, ?)";

    @Override
    public void register(String view) {
        Arguments.requireName("view", view);
        register(jdbc, view);
    }

    /** Unless it is: then it keeps its settings, and no operator's rights are needed. */
    static void register(Jdbc jdbc, String view) {
        if (jdbc.query("select from eventstore.get_view(?)", row -> true, view).isEmpty()) {
            jdbc.query("select eventstore.register_view(?)", row -> true, view);
        }
    }

    @Override
    public void register(String view, URI httpUrl) {
        Arguments.requireName("view", view);
        jdbc.query(REGISTER_URL, row -> true, view, HttpUrls.requireHttp(httpUrl).toString(), view);
    }

    @Override
    public Optional<URI> httpUrl(String view) {
        return jdbc
                .query(
                        "select http_url from eventstore.get_view(?)",
                        row -> Optional.ofNullable(row.getString(1)),
                        view)
                .stream()
                .flatMap(Optional::stream)
                .map(URI::create)
                .findFirst();
    }

    @Override
    public OptionalLong lag(String view) {
        long lag =
                jdbc.query(
                                "select coalesce(eventstore.view_lag(?), -1)",
                                row -> row.getLong(1),
                                view)
                        .getFirst();
        return lag < 0 ? OptionalLong.empty() : OptionalLong.of(lag);
    }

    @Override
    public Optional<Frontier> frontier(String view) {
        return jdbc
                .query(
                        "select * from eventstore.view_frontier(?)",
                        row ->
                                new Frontier(
                                        row.getLong("position"),
                                        Optional.ofNullable(
                                                        row.getObject(
                                                                "oldest_at", OffsetDateTime.class))
                                                .map(OffsetDateTime::toInstant)),
                        view)
                .stream()
                .findFirst();
    }

    @Override
    public List<BlockedStream> blocked(String view) {
        jdbc.query("select eventstore.require_view(?)", row -> true, view);
        return jdbc.query(
                "select b.*, greatest(retry_at, blocked_at) as retry_from"
                        + " from eventstore.blocked_streams(?) b",
                PostgresViews::blockedStream,
                view);
    }

    @Override
    public void park(String view, StreamId stream, String reason) {
        jdbc.query(
                "select eventstore.park(?, ?, ?, ?)",
                row -> true,
                view,
                stream.id(),
                stream.decider(),
                reason);
    }

    @Override
    public boolean unpark(String view, StreamId stream) {
        return jdbc.query(
                        "select eventstore.unpark(?, ?, ?)",
                        row -> row.getBoolean(1),
                        view,
                        stream.id(),
                        stream.decider())
                .getFirst();
    }

    @Override
    public void rewind(String view, Instant from) {
        if (from.equals(Instant.MIN)) {
            jdbc.query("select eventstore.rewind_view(?)", row -> true, view);
        } else {
            jdbc.query(
                    "select eventstore.rewind_view(?, ?)",
                    row -> true,
                    view,
                    from.atOffset(ZoneOffset.UTC));
        }
    }

    @Override
    public boolean switchTo(String view, String replacement) {
        Arguments.requireTwoViews(view, replacement);
        return jdbc.query(SWITCH, row -> row.getBoolean(1), view, replacement).getFirst();
    }

    static boolean switchTo(Connection callersTransaction, String view, String replacement) {
        Arguments.requireTwoViews(view, replacement);
        try {
            return Jdbc.query(
                            callersTransaction, SWITCH, row -> row.getBoolean(1), view, replacement)
                    .getFirst();
        } catch (SQLException e) {
            throw Jdbc.translated(e);
        }
    }

    private static BlockedStream blockedStream(ResultSet row) throws SQLException {
        return new BlockedStream(
                new StreamId(row.getString("decider"), row.getString("decider_id")),
                row.getLong("handled_version"),
                row.getLong("waiting"),
                row.getInt("attempts"),
                row.getString("last_error"),
                row.getObject("retry_from", OffsetDateTime.class).toInstant(),
                row.getBoolean("parked"),
                row.getString("reason"),
                row.getObject("blocked_at", OffsetDateTime.class).toInstant());
    }
}
