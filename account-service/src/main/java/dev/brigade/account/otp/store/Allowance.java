package dev.brigade.account.otp.store;

import dev.brigade.account.command.Sql;
import dev.brigade.http.ProblemException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

/**
 * How many requests one address, or one caller, may make in a window of time. It is kept in the
 * database, so that it holds for all instances together.
 *
 * @param requests in each window, at least 1
 */
public record Allowance(int requests, Duration window) {

    private static final String TAKE = Sql.read(Allowance.class, "take_allowance.sql");

    /**
     * Counts a request, in the caller's transaction: one that is rolled back does not count.
     *
     * @param key whose request it is; nobody should find an address in it
     * @throws ProblemException 429 when there were too many
     */
    void take(Connection transaction, String key, Instant now) throws SQLException {
        try (PreparedStatement take = transaction.prepareStatement(TAKE)) {
            take.setString(1, key);
            take.setTimestamp(2, Timestamp.from(now));
            take.setTimestamp(3, Timestamp.from(now.minus(window)));
            try (ResultSet row = take.executeQuery()) {
                row.next();
                if (row.getInt("used") > requests) {
                    Instant over = row.getTimestamp("window_start").toInstant().plus(window);
                    throw ProblemException.tooManyRequests(
                            "Too many codes were asked for; try again later",
                            Duration.between(now, over));
                }
            }
        }
    }
}
