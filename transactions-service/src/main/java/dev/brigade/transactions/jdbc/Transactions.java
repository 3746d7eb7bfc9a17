package dev.brigade.transactions.jdbc;

import dev.brigade.decider.TooManyConflictsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Does work in a database transaction, again and again while it conflicts. Thread-safe. */
public final class Transactions {

    private static final int MAX_ATTEMPTS = 20;
    private static final long MAX_PAUSE_MILLIS = 50;

    private final DataSource dataSource;

    /** Transactions of this database. */
    public Transactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What happens within a transaction; it may happen more than once. */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Does it.
         *
         * @throws ConflictException to have it rolled back and done again
         */
        T in(UnitOfWork transaction) throws SQLException;
    }

    /**
     * Does the work, and commits.
     *
     * @throws TooManyConflictsException when every attempt conflicted
     */
    public <T> T run(Work<T> work) throws SQLException {
        return retrying(() -> once(work));
    }

    /**
     * Does the work within a transaction that somebody else began and will end.
     *
     * @throws TooManyConflictsException when every attempt conflicted
     */
    public static <T> T within(Connection transaction, Work<T> work) throws SQLException {
        return retrying(() -> {
            Savepoint before = transaction.setSavepoint();
            try {
                return work.in(new UnitOfWork(transaction));
            } catch (ConflictException conflict) {
                transaction.rollback(before);
                throw conflict;
            }
        });
    }

    private static <T> T retrying(Attempt<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.run();
            } catch (ConflictException conflict) {
                if (attempt == MAX_ATTEMPTS) {
                    throw new TooManyConflictsException(conflict.contended(), attempt);
                }
                pause(attempt);
            }
        }
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T run() throws SQLException;
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            UnitOfWork transaction = new UnitOfWork(connection);
            try {
                T result = work.in(transaction);
                connection.commit();
                transaction.committed();
                return result;
            } catch (SQLException | RuntimeException failed) {
                rollback(connection, failed);
                throw failed;
            } finally {
                restore(connection);
            }
        }
    }

    private static void rollback(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    /** A broken connection cannot be restored; the pool finds out by itself. */
    private static void restore(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.setAutoCommit(true);
        }
    }

    private static void pause(int attempt) {
        long longest = Math.min(1L << Math.min(attempt, 10), MAX_PAUSE_MILLIS);
        long millis = ThreadLocalRandom.current().nextLong(longest + 1);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
