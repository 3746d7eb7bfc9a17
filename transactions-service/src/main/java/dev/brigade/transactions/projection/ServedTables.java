package dev.brigade.transactions.projection;

import dev.brigade.transactions.jdbc.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The turn of those who write to the tables that are served: batches of the subscription, in all
 * instances, write side by side, and wait while a rebuilt table takes the place of an old one. A
 * lock of its own, and the first that a transaction takes: nobody waits for it with a table in
 * hands, so there are no deadlocks.
 */
final class ServedTables {

    private static final long KEY = 0x6272_6967_6164_6501L;

    private ServedTables() {}

    private static final String WRITE =
            "select pg_advisory_xact_lock_shared(?), set_config('synchronous_commit', 'off', true)";

    /**
     * Waits while the tables are replaced. Held until the transaction ends, which does not wait for
     * the disk: should the server crash and forget it, it has also forgotten that the events were
     * handled, which comes later in its log, and they come again.
     */
    static void write(Connection transaction) throws SQLException {
        Sql.first(transaction, WRITE, _ -> true, KEY);
    }

    /** Waits for batches being written, and holds up those that follow. As above. */
    static void replace(Connection transaction) throws SQLException {
        Sql.first(transaction, "select pg_advisory_xact_lock(?)", _ -> true, KEY);
    }
}
