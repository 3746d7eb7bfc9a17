package dev.brigade.transactions.account;

import dev.brigade.transactions.jdbc.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The table of known accounts. Thread-safe. */
public final class Accounts {

    private static final String FIND =
            """
            select account_id, version, credit_limit, country_code, zip_or_postal, closed
            from account_replica where account_id = ?
            """;
    private static final String SAVE =
            """
            insert into account_replica as known
                (account_id, version, credit_limit, country_code, zip_or_postal, closed)
            values (?, ?, ?, ?, ?, ?)
            on conflict (account_id) do update
            set version = excluded.version, credit_limit = excluded.credit_limit,
                country_code = excluded.country_code, zip_or_postal = excluded.zip_or_postal,
                closed = excluded.closed, updated_at = now()
            where known.version < excluded.version
            """;

    private final DataSource dataSource;

    /** The accounts of this database. */
    public Accounts(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The account, if it was heard of. */
    public Optional<KnownAccount> find(String accountId) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return find(connection, accountId);
        }
    }

    /** The account, if it was heard of, in the caller's transaction. */
    public static Optional<KnownAccount> find(Connection connection, String accountId)
            throws SQLException {
        return Sql.first(connection, FIND, Accounts::read, accountId);
    }

    /** Keeps the account, unless a newer version is known. */
    static void save(Connection connection, KnownAccount account) throws SQLException {
        Sql.update(
                connection,
                SAVE,
                account.accountId(),
                account.version(),
                account.creditLimit(),
                account.countryCode(),
                account.zipOrPostal(),
                account.closed());
    }

    private static KnownAccount read(ResultSet row) throws SQLException {
        return new KnownAccount(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6));
    }
}
