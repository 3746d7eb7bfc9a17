package dev.brigade.transactions.jdbc;

import dev.brigade.decider.TooManyConflictsException;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.StreamId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Does work in a database transaction, again and again while it conflicts. Thread-safe. */
public final class Transactions {

    private static final int MAX_ATTEMPTS = 20;
    private static final long MAX_PAUSE_MILLIS = 50;

    /** Ends with the transaction. */
    private static final String TURN = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

    /** One order for all, so that nobody waits for somebody who waits for them. */
    private static final Comparator<Object> ORDER = Comparator.comparing(Object::toString);

    private final Reachability database;

    /**
     * Transactions of this database.
     *
     * @param dataSource a pool, which puts a connection back to autocommit when it is closed
     */
    public Transactions(DataSource dataSource) {
        this.database = new Reachability(dataSource);
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
     * Does the work, and commits. The first attempt may assume that what it knows is still so.
     * Those after it take their turn, across instances, for all that they conflicted about: first
     * attempts at an append to a stream conflict meanwhile, so who lost once does not lose again to
     * those who come later.
     *
     * @throws TooManyConflictsException when every attempt conflicted
     */
    public <T> T run(Work<T> work) throws SQLException {
        return run(work, new TreeSet<>(ORDER));
    }

    /**
     * The same for work that may need no look at the database: it is first done on what is at hand,
     * and what it appends is written at its end, together with what others append at the same time.
     */
    public <T> T runPlanned(PostgresEventStore store, Work<T> work) throws SQLException {
        SortedSet<Object> contended = new TreeSet<>(ORDER);
        UnitOfWork planned = new UnitOfWork();
        try {
            T result = plan(planned, work);
            database.through(() -> planned.write(store));
            planned.committed();
            return result;
        } catch (UnitOfWork.LookNeededException _) {
            return run(work, contended);
        } catch (ConflictException conflict) {
            contended.add(conflict.contended());
            return run(work, contended);
        }
    }

    private static <T> T plan(UnitOfWork planned, Work<T> work) throws SQLException {
        try {
            return work.in(planned);
        } catch (UnitOfWork.LookNeededException | ConflictException notYet) {
            throw notYet;
        } catch (RuntimeException failed) {
            planned.confirm();
            throw failed;
        }
    }

    private <T> T run(Work<T> work, SortedSet<Object> contended) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work, contended);
            } catch (ConflictException conflict) {
                contended.add(conflict.contended());
                if (attempt == MAX_ATTEMPTS) {
                    throw new TooManyConflictsException(conflict.contended(), attempt);
                }
                if (attempt > 2) {
                    pause(attempt);
                }
            }
        }
    }

    private <T> T once(Work<T> work, SortedSet<Object> contended) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            UnitOfWork transaction = new UnitOfWork(connection, contended.isEmpty());
            try {
                for (Object one : contended) {
                    takeTurn(connection, one);
                }
                T result = work.in(transaction);
                connection.commit();
                transaction.committed();
                return result;
            } catch (SQLException | ConflictException failed) {
                rollback(connection, failed);
                throw failed;
            } catch (RuntimeException failed) {
                rollback(connection, failed);
                transaction.confirm();
                throw failed;
            }
        }
    }

    private static void takeTurn(Connection connection, Object contended) throws SQLException {
        if (contended instanceof StreamId stream) {
            PostgresEventStore.takeTurn(connection, stream);
        } else {
            Sql.first(connection, TURN, _ -> true, contended.toString());
        }
    }

    private static void rollback(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    private static void pause(int attempt) {
        long longest = Math.min(1L << Math.min(attempt, 10), MAX_PAUSE_MILLIS);
        long millis = ThreadLocalRandom.current().nextLong(longest + 1);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
