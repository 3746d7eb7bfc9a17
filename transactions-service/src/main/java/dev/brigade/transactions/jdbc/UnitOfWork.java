package dev.brigade.transactions.jdbc;

import dev.brigade.eventstore.command.Transaction;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One database transaction, and what is to be done once it is committed. Not thread-safe. */
public final class UnitOfWork implements Transaction {

    private final Connection connection;
    private final boolean mayAssume;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private @Nullable Object assumed;

    /** Takes part in a transaction that somebody else ends. */
    public UnitOfWork(Connection connection) {
        this(connection, false);
    }

    UnitOfWork(Connection connection, boolean mayAssume) {
        this.connection = connection;
        this.mayAssume = mayAssume;
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
