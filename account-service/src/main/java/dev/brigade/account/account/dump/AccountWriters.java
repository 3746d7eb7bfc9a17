package dev.brigade.account.account.dump;

import dev.brigade.account.command.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The transactions that write accounts. The relay may publish one before others can see it: the log
 * has it from its commit on, and with a synchronous standby the two can be seconds apart.
 */
final class AccountWriters {

    private static final String NOW = Sql.read(AccountWriters.class, "account_writers.sql");
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private AccountWriters() {}

    /**
     * Returns when all that were writing at the call can be seen, or have rolled back. Nobody else
     * waits for it.
     *
     * @throws DumpFailedException when one of them takes longer than 30 s
     */
    static void awaitThoseOfNow(Connection connection) throws SQLException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        Set<String> writers = now(connection);
        while (!writers.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new DumpFailedException(
                        "A transaction that writes accounts has been open for more than "
                                + LONGEST.toSeconds()
                                + " s",
                        null);
            }
            pause();
            writers.retainAll(now(connection));
        }
    }

    private static Set<String> now(Connection connection) throws SQLException {
        Set<String> writers = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(NOW);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                writers.add(rows.getString(1));
            }
        }
        return writers;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DumpFailedException("Interrupted", e);
        }
    }
}
