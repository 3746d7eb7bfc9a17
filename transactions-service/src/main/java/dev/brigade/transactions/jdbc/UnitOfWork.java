package dev.brigade.transactions.jdbc;

import dev.brigade.eventstore.AppendResult;
import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.AppendResult.Closed;
import dev.brigade.eventstore.AppendResult.Conflict;
import dev.brigade.eventstore.AppendResult.Replayed;
import dev.brigade.eventstore.OwnTable;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.command.AppendPlan;
import dev.brigade.eventstore.command.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One database transaction, and what is to be done once it is committed. It may begin only when all
 * that is to be written is known: then it has no connection before. Not thread-safe.
 */
public final class UnitOfWork implements Transaction {

    /** The work cannot be done without a look at the database. */
    static final class LookNeededException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LookNeededException() {
            super("There is no connection yet", null, false, false);
        }
    }

    private record Row<R>(OwnTable<R> table, R value) {

        AppendResult write(AppendPlan plan, PostgresEventStore store) {
            return plan.write(store, table, value);
        }
    }

    private final @Nullable Connection connection;
    private final @Nullable AppendPlan plan;
    private final boolean mayAssume;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private @Nullable Row<?> row;
    private @Nullable Object assumed;

    /** Takes part in a transaction that somebody else ends. */
    public UnitOfWork(Connection connection) {
        this(connection, false);
    }

    UnitOfWork(Connection connection, boolean mayAssume) {
        this.connection = connection;
        this.plan = null;
        this.mayAssume = mayAssume;
    }

    /** One that is only planned. */
    UnitOfWork() {
        this.connection = null;
        this.plan = new AppendPlan();
        this.mayAssume = true;
    }

    /** Where appends go that wait for the end; empty when they do not. */
    public Optional<AppendPlan> plan() {
        return Optional.ofNullable(plan);
    }

    /**
     * Has this row committed with the rest.
     *
     * @throws ConflictException about the row, when it is there already
     */
    public <R> void insert(OwnTable<R> table, R value) throws SQLException {
        if (plan != null && row == null) {
            row = new Row<>(table, value);
        } else if (!table.insert(connection(), List.of(value))) {
            throw new ConflictException(value);
        }
    }

    /**
     * Writes what was planned, if anything.
     *
     * @throws ConflictException when something is in the way
     */
    void write(PostgresEventStore store) {
        AppendPlan whole = Objects.requireNonNull(plan);
        if (whole.isEmpty()) {
            if (row != null) {
                throw new LookNeededException();
            }
            return;
        }
        switch (row == null ? whole.write(store) : row.write(whole, store)) {
            case Appended _ -> {}
            case Replayed(var events) -> throw new ConflictException(events.getFirst().stream());
            case Conflict(var stream, _) -> throw new ConflictException(stream);
            case Closed(var stream) -> throw new ConflictException(stream);
        }
    }

    /** Whether things may be taken to be as one last saw them: at the first attempt only. */
    public boolean mayAssume() {
        return mayAssume;
    }

    /**
     * This is taken to be as it was, without a look. What is written then has to conflict where
     * that is wrong; whoever writes nothing has to {@link #confirm}.
     */
    public void assume(Object unchanged) {
        assumed = unchanged;
    }

    /**
     * Makes sure that the answer rests on nothing assumed.
     *
     * @throws ConflictException to have the work done again, with a look
     */
    public void confirm() {
        if (assumed != null) {
            throw new ConflictException(assumed);
        }
    }

    @Override
    public Connection connection() {
        if (connection == null) {
            throw new LookNeededException();
        }
        return connection;
    }

    /** What is done must not throw. */
    @Override
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** The transaction was committed. */
    public void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
