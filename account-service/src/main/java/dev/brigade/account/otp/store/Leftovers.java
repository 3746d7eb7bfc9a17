package dev.brigade.account.otp.store;

import dev.brigade.account.command.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

/**
 * Forgets what nobody needs any more: every request for a code clears away some of it, and so more
 * than it leaves behind.
 */
final class Leftovers {

    /** Long enough to look into what somebody complains of. */
    static final Duration KEPT = Duration.ofDays(1);

    private static final String PASSWORDS = Sql.read(Leftovers.class, "forget_passwords.sql");
    private static final String ALLOWANCES = Sql.read(Leftovers.class, "forget_allowances.sql");

    private Leftovers() {}

    /**
     * Clears some away.
     *
     * @param window in which requests are counted
     */
    static void forget(Connection transaction, Instant now, Duration window) throws SQLException {
        delete(transaction, PASSWORDS, now.minus(KEPT));
        delete(transaction, ALLOWANCES, now.minus(window));
    }

    private static void delete(Connection transaction, String sql, Instant before)
            throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement(sql)) {
            delete.setTimestamp(1, Timestamp.from(before));
            delete.executeUpdate();
        }
    }
}
