package dev.brigade.eventstore;

import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.AppendResult.Conflict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The event store on Postgres 15 or newer.
 *
 * <p>An append is one statement and one round trip, and costs the same however long the stream is
 * and however many views there are. Of appends that come from many threads two go at once; those
 * that come meanwhile go together, in one statement and one commit: see {@code
 * docs/adr/0018-append-groups.md}. Readers never wait for writers, and are not held up by a
 * transaction that is left open: see {@code docs/adr/0001-snapshot-cursor.md} and {@code
 * 0002-hash-slots.md}.
 *
 * <p>Thread-safe. It takes a connection from the data source for each call, and a subscription one
 * for each claim and acknowledgement. Besides it keeps one while it notifies other processes, and
 * one while it has subscriptions, unless it is {@link #pollingOnly}. Connections must be to the
 * primary server, at any isolation level.
 */
public final class PostgresEventStore implements EventStore {

    private static final String SERIALIZATION_FAILURE = "40001";
    private static final int ATTEMPTS = 10;

    /** Lost races and deadlocks: what a new transaction may get past. */
    private static final Set<String> TRY_AGAIN =
            Set.of(DuplicateEventException.CODE, SERIALIZATION_FAILURE, "40P01");

    private static final String REGISTER =
            "select eventstore.register_decider_event(?, event, event_version => version)"
                    + " from unnest(?::text[], ?::int[]) as e(event, version)";

    private static final String EVENT_ID_KEY = "events_event_id_key";

    private final Jdbc jdbc;
    private final ViewOperations views;
    private final AppendRights rights = new AppendRights();
    private final Registrations registrations = new Registrations();
    private final AppendGroups groups;
    private final Subscriptions subscriptions;
    private final @Nullable Notifier notifier;
    private final @Nullable NotificationListener listener;

    /**
     * A store whose appends wake the subscriptions of other processes by NOTIFY: at most one in a
     * millisecond, after the commit, on a connection that it keeps while there is something to
     * notify of. While it has subscriptions it keeps another connection to LISTEN. Where the data
     * source does not give access to the driver's connection, or a pooler between drops
     * notifications, subscriptions poll.
     *
     * @param dataSource best a pool; its user installed the schema, or has some of the roles {@code
     *     eventstore_writer}, {@code eventstore_streamer} and {@code eventstore_operator}
     */
    public PostgresEventStore(DataSource dataSource) {
        this(dataSource, true);
    }

    /** A store that neither notifies nor listens: subscriptions of other processes poll. */
    public static PostgresEventStore pollingOnly(DataSource dataSource) {
        return new PostgresEventStore(dataSource, false);
    }

    private PostgresEventStore(DataSource dataSource, boolean notifying) {
        this.jdbc = new Jdbc(dataSource);
        this.groups =
                new AppendGroups(
                        jdbc,
                        (connection, append) -> append.alone(connection),
                        AppendGroups.LONGEST_WAIT);
        this.views = new PostgresViews(jdbc);
        this.subscriptions = new Subscriptions(new PostgresSlots(jdbc), views);
        String sender = UUID.randomUUID().toString();
        this.notifier = notifying ? new Notifier(dataSource, sender) : null;
        this.listener =
                notifying
                        ? new NotificationListener(
                                dataSource,
                                sender,
                                subscriptions::signal,
                                subscriptions::areRunning)
                        : null;
    }

    /**
     * Creates schema {@code eventstore}, or brings it up to date; data stays. It may run in several
     * processes at once, and does nothing where everything is there already.
     *
     * @throws EventStoreException when the database cannot be reached or refuses
     */
    public static void install(DataSource dataSource) {
        Installer.ofEventStore().install(dataSource);
    }

    @Override
    public void register(String decider, Map<String, Integer> schemaVersions) {
        List<String> types = schemaVersions.keySet().stream().sorted().toList();
        Object[] versions = types.stream().map(schemaVersions::get).toArray();
        jdbc.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(REGISTER)) {
                statement.setString(1, decider);
                statement.setArray(2, connection.createArrayOf("text", types.toArray()));
                statement.setArray(3, connection.createArrayOf("int4", versions));
                return statement.execute();
            }
        });
        registrations.add(decider, schemaVersions);
    }

    @Override
    public AppendResult append(
            StreamId stream, long expectedVersion, List<NewEvent> events, EventMetadata metadata) {
        return append(AppendUnit.of(prepare(stream, expectedVersion, events, metadata)));
    }

    /**
     * Appends to several streams, all or nothing, in a transaction of its own; together with those
     * of other threads that come at once, as {@link #append(StreamId, long, List, EventMetadata)}
     * does. As within a transaction of the caller, an append to a stream that is somebody's {@link
     * #takeTurn turn} conflicts.
     *
     * @param appends at least one, to different streams
     * @return what the whole came to: {@link Appended} with the events of all in this order, {@link
     *     AppendResult.Replayed} where all were appended before by the same command, else what is
     *     in the way of one; then nothing was appended
     * @throws InvalidArgumentException when there are none, or two to one stream
     */
    public AppendResult appendAll(List<Append> appends) {
        return append(unit(appends, null));
    }

    /**
     * The same with a row of a table of the caller's, which is committed with the events or not at
     * all. Where the row is in the way, it is a conflict about the first stream.
     *
     * @throws EventStoreException also with the code of the error that the table ended with
     */
    public <R> AppendResult appendAll(List<Append> appends, OwnTable<R> table, R row) {
        return append(unit(appends, new AppendUnit.OwnRow<>(table, row)));
    }

    private AppendUnit unit(List<Append> appends, AppendUnit.@Nullable OwnRow<?> row) {
        long streams = appends.stream().map(Append::stream).distinct().count();
        if (appends.isEmpty() || streams < appends.size()) {
            throw new InvalidArgumentException(
                    "There are %d appends to %d streams, not one to each of at least one"
                            .formatted(appends.size(), streams));
        }
        List<PostgresAppend> prepared =
                appends.stream()
                        .map(it ->
                                prepare(
                                        it.stream(),
                                        it.expectedVersion(),
                                        it.events(),
                                        it.metadata()))
                        .toList();
        return new AppendUnit(prepared, row, true);
    }

    private AppendResult append(AppendUnit unit) {
        AppendResult result = groups.append(unit);
        if (result instanceof Appended(var recorded)) {
            appended(unit.slots(), recorded);
        }
        return result;
    }

    /** In a transaction of its own; above read committed one that met another is tried again. */
    static AppendResult appendAlone(Connection connection, PostgresAppend append)
            throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return append.insertOrExplain(connection);
            } catch (SQLException e) {
                if (DuplicateEventException.CODE.equals(e.getSQLState())) {
                    return append.obstacle(connection);
                }
                if (!SERIALIZATION_FAILURE.equals(e.getSQLState()) || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * Appends within a transaction of the caller, who commits it and then calls {@link #signal}.
     *
     * <p>On a {@link Conflict} the caller has to roll back and start again with a new transaction:
     * this one may not be able to do anything any more, and it would meet the same conflict again
     * where a younger transaction has appended to the stream. For the same reason a command that
     * two transactions append at the same moment is a conflict for the second; only at its next
     * attempt it finds the events of the first.
     *
     * <p>Until its end the transaction holds an advisory lock for each stream that it appended to:
     * who appends to thousands of streams in one needs a higher {@code max_locks_per_transaction}.
     *
     * @param callersTransaction a connection that is not in autocommit
     * @throws IllegalStateException when it is
     */
    public AppendResult append(
            Connection callersTransaction,
            StreamId stream,
            long expectedVersion,
            List<NewEvent> events,
            EventMetadata metadata) {
        return appendIn(callersTransaction, prepare(stream, expectedVersion, events, metadata));
    }

    /**
     * The same for a caller who is told what to do after the commit, which spares it {@link
     * #signal}: the subscriptions are woken, and know where to look.
     *
     * @param afterCommit is given what must be called once the transaction was committed
     */
    public AppendResult append(
            Connection callersTransaction,
            Consumer<Runnable> afterCommit,
            StreamId stream,
            long expectedVersion,
            List<NewEvent> events,
            EventMetadata metadata) {
        PostgresAppend append = prepare(stream, expectedVersion, events, metadata);
        AppendResult result = appendIn(callersTransaction, append);
        if (result instanceof Appended(var recorded)) {
            afterCommit.accept(() -> appended(append.slots(), recorded));
        }
        return result;
    }

    private PostgresAppend prepare(
            StreamId stream, long expectedVersion, List<NewEvent> events, EventMetadata metadata) {
        Arguments.requireAppendable(expectedVersion, events);
        return new PostgresAppend(stream, expectedVersion, events, metadata, rights, registrations);
    }

    /** The same, prepared. */
    static AppendResult appendIn(Connection callersTransaction, PostgresAppend append) {
        try {
            if (callersTransaction.getAutoCommit()) {
                throw new IllegalStateException("The connection is in autocommit");
            }
            return append.insertOrExplain(callersTransaction);
        } catch (SQLException e) {
            if (EVENT_ID_KEY.equals(violatedConstraint(e))) {
                throw new DuplicateEventException(append.stream(), e);
            }
            if (TRY_AGAIN.contains(String.valueOf(e.getSQLState()))) {
                return append.conflict();
            }
            throw Jdbc.translated(e);
        }
    }

    /**
     * Waits for a stream's turn within a transaction of the caller, which has it until it ends: for
     * who has met a {@link Conflict}, and would lose the next race too against those who are
     * faster, since they come later. Other transactions' appends to the stream conflict meanwhile,
     * and those which were at it before are waited for. Appends outside a transaction do not ask;
     * where there are none, an attempt in turn does not conflict.
     *
     * <p>Who takes the turns of several streams takes them in one order, or risks a deadlock, which
     * Postgres ends after a second.
     *
     * @param callersTransaction a new one, best: it should read the stream after this
     * @throws EventStoreException when the database cannot be reached, or chose this transaction to
     *     end a deadlock
     */
    public static void takeTurn(Connection callersTransaction, StreamId stream) {
        try {
            Jdbc.query(
                    callersTransaction,
                    "select eventstore.take_turn(?, ?)",
                    row -> true,
                    stream.decider(),
                    stream.id());
        } catch (SQLException e) {
            throw Jdbc.translated(e);
        }
    }

    @Override
    public List<RecordedEvent> read(StreamId stream, long afterVersion, int limit) {
        return jdbc.call(connection -> select(connection, stream, afterVersion, limit));
    }

    /**
     * Reads a stream as {@link #read(StreamId, long, int)} does, within a transaction of the
     * caller: what that has appended is there too.
     */
    public List<RecordedEvent> read(
            Connection callersTransaction, StreamId stream, long afterVersion, int limit) {
        try {
            return select(callersTransaction, stream, afterVersion, limit);
        } catch (SQLException e) {
            throw Jdbc.translated(e);
        }
    }

    @Override
    public Optional<RecordedEvent> find(UUID eventId) {
        return jdbc.call(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select * from eventstore.get_event(?)")) {
                statement.setObject(1, eventId);
                try (ResultSet rows = statement.executeQuery()) {
                    return new EventRows(rows).all().stream().findFirst();
                }
            }
        });
    }

    @Override
    public Page readAll(Cursor after, int limit) {
        Arguments.requireLimit(limit);
        return jdbc.call(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select * from eventstore.read_all(?, ?)")) {
                statement.setString(1, after.value());
                statement.setInt(2, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    return page(after, rows);
                }
            }
        });
    }

    @Override
    public Subscription subscribe(
            String view, SubscriptionHandler handler, SubscriptionOptions options) {
        Subscription subscription = subscriptions.start(view, handler, options);
        if (listener != null) {
            listener.listen();
        }
        return subscription;
    }

    @Override
    public ViewOperations views() {
        return views;
    }

    /**
     * Puts a view that was built beside another in its place, within a transaction of the caller,
     * so that its tables take their place in the same moment.
     *
     * <p>To rebuild a view that is in use:
     *
     * <ol>
     *   <li>Subscribe to a new view, such as {@code orders-2}, with a handler that writes to new
     *       tables; it starts with the first event. Readers go on with the old tables.
     *   <li>When its lag is small, close the subscriptions to the old view, in all processes; wait
     *       until the lag of the new one is not above that of the old one, and close it too.
     *   <li>In one transaction: rename the tables, and call this. Commit.
     *   <li>Subscribe to the old name with the new handler.
     * </ol>
     *
     * <p>A subscription that is not closed in time loses the batch that it handles, which comes
     * again to whoever subscribes to the old name.
     *
     * @param callersTransaction a connection that is not in autocommit
     * @return false, and nothing has changed, while the replacement has more left to handle than
     *     the view
     * @throws UnknownViewException when nobody registered one of them
     * @throws IllegalArgumentException when both are the same
     */
    public boolean switchTo(Connection callersTransaction, String view, String replacement) {
        return PostgresViews.switchTo(callersTransaction, view, replacement);
    }

    @Override
    public void signal() {
        subscriptions.signal(SlotSet.ALL);
        notifyOthers(SlotSet.ALL);
    }

    private void appended(SlotSet slots, List<RecordedEvent> events) {
        subscriptions.appended(slots, events);
        notifyOthers(slots);
    }

    private void notifyOthers(SlotSet slots) {
        if (notifier != null) {
            notifier.appended(slots);
        }
    }

    private static List<RecordedEvent> select(
            Connection connection, StreamId stream, long afterVersion, int limit)
            throws SQLException {
        Arguments.requireLimit(limit);
        try (PreparedStatement statement =
                connection.prepareStatement("select * from eventstore.get_events(?, ?, ?, ?)")) {
            statement.setString(1, stream.id());
            statement.setString(2, stream.decider());
            statement.setLong(3, afterVersion);
            statement.setInt(4, limit);
            try (ResultSet rows = statement.executeQuery()) {
                return new EventRows(rows).all();
            }
        }
    }

    private static Page page(Cursor after, ResultSet rows) throws SQLException {
        List<RecordedEvent> events = new ArrayList<>();
        EventRows row = new EventRows(rows);
        Cursor next = after;
        while (rows.next()) {
            events.add(row.current());
            next = new Cursor(rows.getString("cursor"));
        }
        return new Page(List.copyOf(events), next);
    }

    private static String violatedConstraint(SQLException e) {
        ServerErrorMessage message =
                e instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        return message == null ? "" : String.valueOf(message.getConstraint());
    }
}
