package dev.brigade.account.command;

import dev.brigade.account.background.Rounds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Forgets the answers to commands that nobody sends again any more, once an hour, in one instance
 * at a time. A thousand go in a transaction, so that nobody waits for it. Thread-safe.
 */
public final class OldAnswers implements AutoCloseable {

    /** More than this, and no client still waits for its answer. */
    private static final Duration SHORTEST = Duration.ofHours(1);

    private static final Logger LOG = Logger.getLogger(OldAnswers.class);
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);
    private static final int BATCH = 1_000;
    private static final String FORGET = Sql.read(OldAnswers.class, "forget_answers.sql");
    private static final String TURN =
            "select pg_try_advisory_xact_lock(hashtextextended('brigade.account.answers', 0))";

    private final DataSource database;
    private final Duration kept;
    private final Rounds rounds = new Rounds("old answers", LOOK_AGAIN, this::round);
    private final LongAdder forgotten = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile boolean failing;

    /**
     * Rounds that have not begun.
     *
     * @param kept for how long an answer is there to be asked for again, at least an hour
     * @throws IllegalArgumentException when that is less
     */
    public OldAnswers(DataSource database, Duration kept) {
        if (kept.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "brigade.answers-kept is at least an hour: a command that is sent again later is"
                            + " done again");
        }
        this.database = database;
        this.kept = kept;
    }

    /** Begins with the first round. */
    public void start() {
        rounds.start();
    }

    /** Ends with the batch that is being deleted. */
    @Override
    public void close() {
        rounds.close();
    }

    /** How many this instance has forgotten since it started. */
    public long forgotten() {
        return forgotten.sum();
    }

    /** How many rounds failed in this instance since it started. */
    public long failures() {
        return failures.sum();
    }

    /** Forgets all that are old now, unless another instance is at it. */
    void forget() throws SQLException {
        int batch = BATCH;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            while (batch == BATCH && rounds.goesOn()) {
                batch = forgetSome(connection);
                connection.commit();
                forgotten.add(batch);
            }
        }
    }

    private int forgetSome(Connection transaction) throws SQLException {
        if (!isMyTurn(transaction)) {
            return 0;
        }
        try (PreparedStatement forget = transaction.prepareStatement(FORGET)) {
            forget.setDouble(1, kept.toSeconds());
            forget.setInt(2, BATCH);
            return forget.executeUpdate();
        }
    }

    private static boolean isMyTurn(Connection transaction) throws SQLException {
        try (PreparedStatement lock = transaction.prepareStatement(TURN);
                ResultSet row = lock.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void round() {
        try {
            forget();
            failing = false;
        } catch (SQLException failure) {
            failures.increment();
            if (!failing) {
                LOG.warnf("Old answers to commands cannot be forgotten: %s", failure.getMessage());
            }
            failing = true;
        }
    }
}
