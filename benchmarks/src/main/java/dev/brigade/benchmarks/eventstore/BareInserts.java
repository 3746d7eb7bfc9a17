package dev.brigade.benchmarks.eventstore;

import dev.brigade.benchmarks.eventstore.Streams.Stream;
import dev.brigade.messaging.Uuids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Collections;
import java.util.UUID;
import javax.sql.DataSource;

/** The floor: the rows with their keys and defaults, and no questions asked. */
record BareInserts(DataSource pool) {

    private static final int COLUMNS = 11;
    private static final int KEY = 3;
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ONE = insert(1);
    private static final String TEN = insert(10);
    private static final String BEHIND =
            """
            insert into eventstore.events (decider, decider_id, version, slot, event_id, event, event_version, data,
                                           final, command_id, correlation_id)
            select l.decider, l.decider_id, l.version + 1, ?::smallint, ?::uuid, ?::text, ?::int, ?::json, ?::boolean,
                   ?::text, ?::text
            from (select * from eventstore.events
                  where decider = ?::text and decider_id = ?::text and version = ?::bigint and not final
                  limit 1) as l
            returning created_at, position\
            """;
    private static final String MAKE_FUNCTION =
            """
            create or replace function eventstore.only_insert(
                decider text, decider_id text, version bigint, slot smallint, event_id uuid, event text,
                event_version int, data json, final boolean, command_id text, correlation_id text)
                returns setof eventstore.events language plpgsql
                security definer set search_path = pg_catalog, pg_temp as $$
            #variable_conflict use_variable
            begin
                return query
                    insert into eventstore.events as n (decider, decider_id, version, slot, event_id, event,
                                                        event_version, data, final, command_id, correlation_id)
                    values (decider, decider_id, version, slot, event_id, event, event_version, data, final,
                            command_id, correlation_id)
                    returning n.*;
            end
            $$\
            """;

    /** Of a name, and what it does on conflict. */
    private static final String MAKE_LOOKUP =
            """
            create or replace function eventstore.%1$s(
                decider text, decider_id text, version bigint, slot smallint, event_id uuid, event text,
                event_version int, data json, final boolean, command_id text, correlation_id text)
                returns setof eventstore.events language plpgsql
                security definer set search_path = pg_catalog, pg_temp as $$
            #variable_conflict use_variable
            begin
                return query
                    insert into eventstore.events as n (decider, decider_id, version, slot, event_id, event,
                                                        event_version, data, final, command_id, correlation_id)
                    select decider, decider_id, version, l.slot, event_id, event, event_version, data, final,
                           command_id, correlation_id
                    from eventstore.deciders d
                    cross join (select e.slot from eventstore.events e
                                where e.decider = %1$s.decider
                                  and e.decider_id = %1$s.decider_id
                                  and e.version = %1$s.version - 1
                                limit 1) as l
                    where d.decider = %1$s.decider and d.event = %1$s.event
                      and d.event_version = %1$s.event_version
                    %2$s
                    returning n.*;
            end
            $$\
            """;

    private static final String FUNCTION =
            "select created_at, position from eventstore.only_insert" + ROW;
    private static final String LOOKUP =
            "select created_at, position from eventstore.look_up_and_insert" + ROW;
    private static final String ANSWER =
            "select created_at, position from eventstore.insert_or_answer" + ROW;

    static BareInserts on(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(MAKE_FUNCTION);
            statement.execute(MAKE_LOOKUP.formatted("look_up_and_insert", ""));
            statement.execute(MAKE_LOOKUP.formatted("insert_or_answer", "on conflict do nothing"));
        }
        return new BareInserts(pool);
    }

    private static String insert(int rows) {
        return """
        insert into eventstore.events (decider, decider_id, version, slot, event_id, event, event_version, data,
                                       final, command_id, correlation_id)
        values %s
        returning created_at, position\
        """
                .formatted(String.join(", ", Collections.nCopies(rows, ROW)));
    }

    void one(Stream stream) throws SQLException {
        insert(ONE, 1, stream);
    }

    /** The floor of functions: one with its owner's rights that does nothing but {@link #one}. */
    void byFunction(Stream stream) throws SQLException {
        insert(FUNCTION, 1, stream);
    }

    /**
     * The floor of functions that know which events are registered, and what they append to: the
     * two rows are looked up by their keys. A stream's first event has none before it.
     */
    void afterLookup(Stream stream) throws SQLException {
        insert(stream.version == 0 ? FUNCTION : LOOKUP, 1, stream);
    }

    /**
     * The same of those that must be able to answer where somebody was faster, or the command comes
     * again: an error in the insert would be the end of their caller's transaction, so it must not
     * be one.
     */
    void orAnswer(Stream stream) throws SQLException {
        insert(stream.version == 0 ? FUNCTION : ANSWER, 1, stream);
    }

    /**
     * The floor of appends that must not leave a gap, nor add to a stream that has ended: the row
     * before is looked up by its key.
     */
    void behind(Stream stream) throws SQLException {
        if (stream.version == 0) {
            one(stream);
        } else {
            behind(stream, Writes.JSON);
        }
    }

    /**
     * The same of this event.
     *
     * @param stream one that has events
     */
    void behind(Stream stream, String json) throws SQLException {
        UUID id = Uuids.v7();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(BEHIND)) {
            bindContent(statement, 0, stream, id, id.toString(), json);
            bindKey(statement, COLUMNS - KEY, stream, stream.version);
            Writes.requireRow(statement);
        }
        stream.advance(1, id);
    }

    void ten(Stream stream) throws SQLException {
        insert(TEN, 10, stream);
    }

    private void insert(String sql, int rows, Stream stream) throws SQLException {
        UUID command = Uuids.v7();
        UUID last = command;
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int row = 0; row < rows; row++) {
                last = row == 0 ? command : Uuids.v7();
                bind(statement, row, stream, last, command.toString());
            }
            Writes.requireRow(statement);
        }
        stream.advance(rows, last);
    }

    private static void bind(
            PreparedStatement statement, int row, Stream stream, UUID id, String command)
            throws SQLException {
        bindKey(statement, row * COLUMNS, stream, stream.version + row + 1);
        bindContent(statement, row * COLUMNS + KEY, stream, id, command, Writes.JSON);
    }

    private static void bindKey(
            PreparedStatement statement, int before, Stream stream, long version)
            throws SQLException {
        statement.setString(before + 1, Writes.DECIDER);
        statement.setString(before + 2, stream.id);
        statement.setLong(before + 3, version);
    }

    private static void bindContent(
            PreparedStatement statement,
            int before,
            Stream stream,
            UUID id,
            String command,
            String json)
            throws SQLException {
        statement.setShort(before + 1, (short) (stream.id.hashCode() & 63));
        statement.setObject(before + 2, id);
        statement.setString(before + 3, Writes.TYPE);
        statement.setInt(before + 4, 1);
        statement.setObject(before + 5, json, Types.OTHER);
        statement.setBoolean(before + 6, false);
        statement.setString(before + 7, command);
        statement.setString(before + 8, command);
    }
}
