package dev.brigade.transactions.jdbc;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** One database transaction, and what is to be done once it is committed. Not thread-safe. */
public final class UnitOfWork {

    private final Connection connection;
    private final List<Runnable> afterCommit = new ArrayList<>();

    /** Takes part in a transaction that somebody else ends. */
    public UnitOfWork(Connection connection) {
        this.connection = connection;
    }

    /** The transaction's connection. It is neither committed nor closed by its users. */
    public Connection connection() {
        return connection;
    }

    /** Does this when, and only when, the transaction was committed. It must not throw. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** The transaction was committed. */
    public void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
