package dev.brigade.account.balance.store;

import dev.brigade.account.balance.Balance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What each account owes, and the payments under way. All within the caller's transaction. */
public final class BalanceTable {

    private static final String UNDER_WAY = Sql.read("sum_payments_under_way.sql");
    private static final String RESERVE = Sql.read("reserve_payment.sql");
    private static final String RELEASE = Sql.read("release_payment.sql");
    private static final String ENSURE = Sql.read("ensure_balance.sql");
    private static final String READ = Sql.read("lock_balance.sql");
    private static final String WRITE = Sql.read("write_balance.sql");

    private BalanceTable() {}

    /**
     * What an account owes.
     *
     * @param version of the last event of its ledger that this shows; 0 when it shows none
     */
    public record Copy(Balance balance, long version) {}

    /**
     * What can still be paid for an account, in cents: what it owes, less the payments under way.
     * The balance stays locked until the transaction ends.
     */
    public static long payable(Connection transaction, String accountId) throws SQLException {
        // In two statements: the second must see what was committed while the first one waited.
        long owed = read(transaction, accountId).balance().cents();
        return owed - underWay(transaction, accountId);
    }

    /** Notes that a payment is under way, and takes from what can still be paid. */
    public static void reserve(
            Connection transaction, String paymentId, String accountId, long amount)
            throws SQLException {
        try (PreparedStatement reserve = transaction.prepareStatement(RESERVE)) {
            reserve.setString(1, paymentId);
            reserve.setString(2, accountId);
            reserve.setLong(3, amount);
            reserve.executeUpdate();
        }
    }

    /** Notes that a payment is under way no longer, if it was. */
    public static void release(Connection transaction, String paymentId) throws SQLException {
        update(transaction, RELEASE, paymentId);
    }

    /** What an account owes; locked until the transaction ends. */
    public static Copy read(Connection transaction, String accountId) throws SQLException {
        update(transaction, ENSURE, accountId);
        return query(
                transaction,
                READ,
                accountId,
                row -> new Copy(new Balance(row.getLong(1)), row.getLong(2)));
    }

    /** Replaces what an account owes, as {@link #read} just told. */
    public static void write(Connection transaction, String accountId, Copy copy)
            throws SQLException {
        try (PreparedStatement write = transaction.prepareStatement(WRITE)) {
            write.setLong(1, copy.balance().cents());
            write.setLong(2, copy.version());
            write.setString(3, accountId);
            write.executeUpdate();
        }
    }

    private static long underWay(Connection transaction, String accountId) throws SQLException {
        return query(transaction, UNDER_WAY, accountId, row -> row.getLong(1));
    }

    private static void update(Connection transaction, String sql, String id) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(sql)) {
            update.setString(1, id);
            update.executeUpdate();
        }
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> T query(Connection transaction, String sql, String id, Reader<T> reader)
            throws SQLException {
        try (PreparedStatement read = transaction.prepareStatement(sql)) {
            read.setString(1, id);
            try (ResultSet row = read.executeQuery()) {
                row.next();
                return reader.read(row);
            }
        }
    }
}
