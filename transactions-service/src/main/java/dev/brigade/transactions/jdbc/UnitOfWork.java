package dev.brigade.transactions.jdbc;

import dev.brigade.eventstore.command.Transaction;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** One database transaction, and what is to be done once it is committed. Not thread-safe. */
public final class UnitOfWork implements Transaction {

    private final Connection connection;
    private final List<Runnable> afterCommit = new ArrayList<>();

    /** Takes part in a transaction that somebody else ends. */
    public UnitOfWork(Connection connection) {
        this.connection = connection;
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
