package dev.brigade.account.account.dump;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.brigade.account.account.store.AccountSnapshots;
import dev.brigade.account.account.wire.AccountMessages;
import dev.brigade.account.command.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes all accounts as the lines of a dump, with a thousand of them in memory. */
final class DumpParts {

    private static final String ACCOUNTS = Sql.read(DumpParts.class, "read_accounts.sql");
    private static final int SIZE = 1_000;

    private final Connection transaction;
    private final String dumpId;
    private final StringBuilder lines = new StringBuilder();
    private int parts;
    private long accounts;
    private long bytes;

    private DumpParts(Connection transaction, String dumpId) {
        this.transaction = transaction;
        this.dumpId = dumpId;
    }

    /** Writes them, as the transaction sees them at one moment. */
    static DumpParts write(Connection transaction, String dumpId) throws SQLException {
        DumpParts parts = new DumpParts(transaction, dumpId);
        try (PreparedStatement select = transaction.prepareStatement(ACCOUNTS)) {
            select.setFetchSize(SIZE);
            try (ResultSet account = select.executeQuery()) {
                while (account.next()) {
                    parts.add(account);
                }
            }
        }
        parts.flush();
        return parts;
    }

    /** How many were written. */
    long accounts() {
        return accounts;
    }

    /** How long their lines are in UTF-8. */
    long bytes() {
        return bytes;
    }

    private void add(ResultSet account) throws SQLException {
        lines.append(AccountMessages.CODEC.encode(AccountSnapshots.read(account))).append('\n');
        accounts++;
        if (accounts % SIZE == 0) {
            flush();
        }
    }

    private void flush() throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        DumpTable.addPart(transaction, dumpId, parts, lines.toString());
        bytes += lines.toString().getBytes(UTF_8).length;
        parts++;
        lines.setLength(0);
    }
}
