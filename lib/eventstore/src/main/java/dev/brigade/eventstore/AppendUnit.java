package dev.brigade.eventstore;

import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.AppendResult.Replayed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * What one caller wants appended, all or nothing, in a transaction of its own: to one stream, or to
 * several. Used by one thread at a time.
 *
 * @param row of a table of the caller's, if any
 * @param asksForTurns whether it leaves streams alone that are somebody's turn: see {@link
 *     PostgresEventStore#takeTurn}
 */
record AppendUnit(List<PostgresAppend> appends, @Nullable OwnRow<?> row, boolean asksForTurns) {

    private static final String SHUTDOWN = "57P";
    private static final String CONNECTION = "08";

    /** A row, and where it belongs. */
    record OwnRow<R>(OwnTable<R> table, R value) {}

    static AppendUnit of(PostgresAppend append) {
        return new AppendUnit(List.of(append), null, false);
    }

    Stream<StreamId> streams() {
        return appends.stream().map(PostgresAppend::stream);
    }

    int events() {
        return appends.stream().mapToInt(append -> append.events().size()).sum();
    }

    /** Of all its events. */
    long characters() {
        return appends.stream().mapToLong(PostgresAppend::characters).sum();
    }

    /** Whether it needs nobody else's rights, and no look at what is registered. */
    boolean isSimple() {
        return appends.stream().allMatch(PostgresAppend::isSimple);
    }

    /** Where consumers find what it recorded. */
    SlotSet slots() {
        return appends.stream().map(PostgresAppend::slots).reduce(SlotSet.NONE, SlotSet::union);
    }

    /**
     * Appends, and where that does not work finds out why.
     *
     * @param connection in autocommit
     */
    AppendResult alone(Connection connection) throws SQLException {
        if (!asksForTurns) {
            return PostgresEventStore.appendAlone(connection, appends.getFirst());
        }
        Optional<AppendResult> atOnce = isSimple() ? atOnce(connection) : Optional.empty();
        return atOnce.isPresent() ? atOnce.get() : Jdbc.inTransaction(connection, this::oneByOne);
    }

    /** Of what {@link #isSimple}; empty when something may be in the way. */
    private Optional<AppendResult> atOnce(Connection connection) throws SQLException {
        try {
            List<RecordedEvent> recorded = insert(connection);
            return recorded.isEmpty() ? Optional.empty() : Optional.of(new Appended(recorded));
        } catch (PSQLException e) {
            if (isRefusal(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What most commands come to needs least: one event behind another. */
    private List<RecordedEvent> insert(Connection connection) throws SQLException {
        PostgresAppend first = appends.getFirst();
        if (appends.size() == 1 && row == null && first.isNext()) {
            return first.insertNextInTurn(connection);
        }
        List<RecordedEvent> recorded =
                new AppendTogether(List.of(this), null).commit(connection).get(this);
        return recorded == null ? List.of() : List.copyOf(recorded);
    }

    private AppendResult oneByOne(Connection transaction) throws SQLException {
        AppendResult result = appendOneByOne(transaction);
        if (result instanceof Appended && (row == null || insertAll(transaction, List.of(row)))) {
            return result;
        }
        transaction.rollback();
        return result instanceof Appended ? appends.getFirst().conflict() : result;
    }

    /** A command that comes again is one only if all of it was there before. */
    private AppendResult appendOneByOne(Connection transaction) {
        List<RecordedEvent> recorded = new ArrayList<>();
        int replayed = 0;
        for (PostgresAppend append : appends) {
            AppendResult result = PostgresEventStore.appendIn(transaction, append);
            switch (result) {
                case Appended(var events) -> recorded.addAll(events);
                case Replayed(var events) -> {
                    recorded.addAll(events);
                    replayed++;
                }
                case AppendResult.Conflict _, AppendResult.Closed _ -> {
                    return result;
                }
            }
        }
        if (replayed == 0) {
            return new Appended(List.copyOf(recorded));
        }
        return replayed == appends.size()
                ? new Replayed(List.copyOf(recorded))
                : appends.getFirst().conflict();
    }

    /** Those of one table together. */
    static boolean insertAll(Connection transaction, List<OwnRow<?>> rows) throws SQLException {
        List<OwnTable<?>> tables =
                rows.stream().<OwnTable<?>>map(OwnRow::table).distinct().toList();
        for (OwnTable<?> table : tables) {
            if (!insertAll(transaction, table, rows)) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked") // a row is of its table's type
    private static <R> boolean insertAll(
            Connection transaction, OwnTable<R> table, List<OwnRow<?>> rows) throws SQLException {
        List<R> values =
                rows.stream().filter(it -> it.table() == table).map(it -> (R) it.value()).toList();
        return table.insert(transaction, values);
    }

    /** Whether the database says so, and goes on: then nothing was inserted. */
    static boolean isRefusal(PSQLException e) {
        String code = String.valueOf(e.getSQLState());
        return e.getServerErrorMessage() != null
                && !code.startsWith(SHUTDOWN)
                && !code.startsWith(CONNECTION);
    }
}
