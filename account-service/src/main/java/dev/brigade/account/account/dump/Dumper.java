package dev.brigade.account.account.dump;

import dev.brigade.messaging.Uuids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Takes dumps, one at a time in all instances together. A dump is one transaction, so there is a
 * whole one or none, and another instance may begin as soon as this one is gone. Thread-safe.
 */
final class Dumper {

    private static final String TURN =
            "select pg_try_advisory_xact_lock(hashtextextended('brigade.account.dump', 0)), now()";

    private final DataSource database;
    private final TopicEnds topics;
    private final DumpSettings settings;

    Dumper(DataSource database, TopicEnds topics, DumpSettings settings) {
        this.database = database;
        this.topics = topics;
        this.settings = settings;
    }

    /**
     * Takes a dump now; empty when another one is being taken.
     *
     * @throws DumpFailedException when Kafka is away
     */
    Optional<AccountDump> take() throws SQLException {
        return take(false);
    }

    /** The same if a dump is due; empty too when none is. */
    Optional<AccountDump> takeIfDue() throws SQLException {
        return take(true);
    }

    private interface Undo extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    private Optional<AccountDump> take(boolean onlyIfDue) throws SQLException {
        try (Connection transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            try (Undo _ = transaction::rollback) { // of nothing, once it is committed
                Optional<Instant> turn = turn(transaction);
                if (turn.isEmpty() || onlyIfDue && !isDue(transaction, turn.get())) {
                    return Optional.empty();
                }
                AccountDump dump = write(transaction, turn.get());
                DumpTable.forget(transaction, settings.keep(), settings.maxAge());
                transaction.commit();
                return Optional.of(dump);
            }
        }
    }

    /** The time, unless another dump is being taken. */
    private static Optional<Instant> turn(Connection transaction) throws SQLException {
        try (PreparedStatement lock = transaction.prepareStatement(TURN);
                ResultSet row = lock.executeQuery()) {
            row.next();
            return row.getBoolean(1)
                    ? Optional.of(row.getObject(2, OffsetDateTime.class).toInstant())
                    : Optional.empty();
        }
    }

    private boolean isDue(Connection transaction, Instant now) throws SQLException {
        List<AccountDump> dumps = DumpTable.list(transaction);
        return dumps.isEmpty() || dumps.getFirst().takenAt().isBefore(settings.lastDue(now));
    }

    /**
     * First where the topics end, then the accounts: all that is on the topics by then was
     * committed, and so is among the accounts.
     */
    private AccountDump write(Connection transaction, Instant now) throws SQLException {
        List<TopicPosition> positions = topics.read();
        AccountWriters.awaitThoseOfNow(transaction);
        String id = Uuids.v7().toString();
        DumpParts parts = DumpParts.write(transaction, id);
        AccountDump dump = new AccountDump(id, now, parts.accounts(), parts.bytes(), positions);
        DumpTable.add(transaction, dump);
        return dump;
    }
}
