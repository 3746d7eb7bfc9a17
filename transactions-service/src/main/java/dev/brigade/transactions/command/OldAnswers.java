package dev.brigade.transactions.command;

import dev.brigade.transactions.jdbc.Sql;
import dev.brigade.transactions.jdbc.Transactions;
import dev.brigade.transactions.jdbc.UnitOfWork;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Forgets the answers to commands that nobody sends again any more. A thousand go in a transaction,
 * so that nobody waits for it. Thread-safe, and instances do not disturb each other.
 */
public final class OldAnswers {

    private static final int BATCH = 1_000;
    private static final String FORGET =
            """
            delete from handled_command where command_id in
                (select command_id from handled_command where handled_at < now() - ?::interval
                 order by handled_at limit ? for update skip locked)
            """;

    private final Transactions transactions;
    private final Duration kept;
    private final Counter forgotten;
    private final Counter failures;

    /**
     * Those of this database.
     *
     * @param kept for how long an answer is there to be asked for again
     */
    public OldAnswers(Transactions transactions, Duration kept, MeterRegistry metrics) {
        this.transactions = transactions;
        this.kept = kept;
        this.forgotten =
                Counter.builder("brigade.answers.forgotten")
                        .description("Old answers to commands that this instance has deleted")
                        .register(metrics);
        this.failures =
                Counter.builder("brigade.answers.failures")
                        .description("Times that this instance could not delete them")
                        .register(metrics);
    }

    /** Forgets all that are old now; ends early in a thread that is interrupted. */
    public void forget() throws SQLException {
        int batch = BATCH;
        try {
            while (batch == BATCH && !Thread.currentThread().isInterrupted()) {
                batch = transactions.run(this::forgetSome);
                forgotten.increment(batch);
            }
        } catch (SQLException | RuntimeException failed) {
            failures.increment();
            throw failed;
        }
    }

    private int forgetSome(UnitOfWork transaction) throws SQLException {
        return Sql.update(transaction.connection(), FORGET, kept.toString(), BATCH);
    }
}
