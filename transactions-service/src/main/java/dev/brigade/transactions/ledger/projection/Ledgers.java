package dev.brigade.transactions.ledger.projection;

import dev.brigade.transactions.jdbc.Sql;
import dev.brigade.transactions.projection.Generation;
import dev.brigade.transactions.projection.Projection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Ledgers and their transactions as account holders see them. Thread-safe. */
public final class Ledgers {

    private static final String FIND =
            """
            select coalesce(ledger.balance, 0), coalesce(ledger.pending, 0),
                   coalesce(ledger.version, 0), account.credit_limit, account.version, %s
            from (select ?::text as id) asked
            left join ledger_view ledger on ledger.id = asked.id
            left join account_replica account on account.account_id = asked.id
            where ledger.id is not null or account.account_id is not null
            """
                    .formatted(Generation.of("'" + LedgerTables.NAME + "'"));
    private static final String TRANSACTIONS =
            """
            select transaction_id, amount, status, decline_reason, rule_version, decided_at, position
            from ledger_transaction where account_id = ? and position < ?
            order by position desc limit ?
            """;

    private final DataSource dataSource;
    private final Projection projection = new LedgerTables();

    /** The ledgers of this database. */
    public Ledgers(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What keeps them up to date. */
    public Projection projection() {
        return projection;
    }

    /** The ledger of an account, which needs to have spent nothing yet. */
    public Optional<ShownLedger> find(String accountId) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Sql.first(connection, FIND, row -> ledger(accountId, row), accountId);
        }
    }

    /** The transactions of an account from new to old, those before this position. */
    public List<ShownTransaction> transactions(String accountId, long beforePosition, int limit)
            throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Sql.list(
                    connection,
                    TRANSACTIONS,
                    Ledgers::transaction,
                    accountId,
                    beforePosition,
                    limit);
        }
    }

    private static ShownLedger ledger(String accountId, ResultSet row) throws SQLException {
        long balance = row.getLong(1);
        long pending = row.getLong(2);
        long version = row.getLong(3);
        Long limit = row.getObject(4, Long.class);
        long accountVersion = row.getLong(5);
        Long available = limit == null ? null : (Long) (limit - balance - pending);
        return new ShownLedger(
                accountId,
                balance,
                pending,
                available,
                limit,
                version,
                accountVersion,
                row.getLong(6));
    }

    private static ShownTransaction transaction(ResultSet row) throws SQLException {
        return new ShownTransaction(
                row.getString(1),
                row.getLong(2),
                TransactionStatus.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getTimestamp(6).toInstant(),
                row.getLong(7));
    }
}
