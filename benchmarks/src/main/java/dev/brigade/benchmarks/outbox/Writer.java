package dev.brigade.benchmarks.outbox;

import dev.brigade.messaging.Uuids;
import dev.brigade.outbox.RelayConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Commits transactions of a business row and its event, at a steady rate or many at once, and notes
 * when each commit returned.
 */
final class Writer implements AutoCloseable {
    private static final String PAYLOAD =
            "{\"kind\": \"CreditLimitChangedEvent\", \"decider\": \"Account\", \"id\": \"%s\", \"version\": 1,"
                    + " \"final\": false, \"oldCreditLimit\": 100000, \"newCreditLimit\": 200000}";
    private static final int ACCOUNTS = 100;
    private static final int PER_TRANSACTION = 100;
    private static final String UPDATE = "update account set version = version + 1 where id = ?";
    private static final String INSERT =
            """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, decider, version, correlationid, occurred_at)
            values (?, ?, ?, 'CreditLimitChangedEvent', ?::jsonb, 'Account', ?, ?, now())
            """;

    private final ConcurrentMap<String, Long> commits;
    private final boolean deletes;
    private final Connection connection;
    private final PreparedStatement update;
    private final PreparedStatement insert;
    private final PreparedStatement delete;
    private final long[] versions = new long[ACCOUNTS];
    private int written;

    Writer(RelayConfig config, boolean deletes, ConcurrentMap<String, Long> commits)
            throws SQLException {
        this.commits = commits;
        this.deletes = deletes;
        connection =
                DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table account as select 'a' || i as id, 0::bigint as version from"
                            + " generate_series(0, 99) i");
        }
        connection.setAutoCommit(false);
        update = connection.prepareStatement(UPDATE);
        insert = connection.prepareStatement(INSERT);
        delete = connection.prepareStatement("delete from outbox where id = ?");
    }

    void write(int rate, Duration time) throws SQLException {
        long interval = 1_000_000_000L / rate;
        long start = System.nanoTime();
        for (long i = 0; i * interval < time.toNanos(); i++) {
            long due = start + i * interval;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            commit(1);
        }
    }

    /** So many as fast as it goes, a hundred in each transaction. */
    void burst(int events) throws SQLException {
        for (int i = 0; i < events; i += PER_TRANSACTION) {
            commit(PER_TRANSACTION);
        }
    }

    private void commit(int events) throws SQLException {
        UUID[] ids = new UUID[events];
        for (int i = 0; i < events; i++) {
            ids[i] = Uuids.v7();
            add(ids[i], written++ % ACCOUNTS);
        }
        update.executeBatch();
        insert.executeBatch();
        if (deletes) {
            delete.executeBatch();
        }
        connection.commit();
        long now = System.nanoTime();
        for (UUID id : ids) {
            commits.put(id.toString(), now);
        }
    }

    private void add(UUID id, int number) throws SQLException {
        String account = "a" + number;
        update.setString(1, account);
        update.addBatch();
        insert.setObject(1, id);
        insert.setString(2, OutboxBenchmark.TOPIC);
        insert.setString(3, account);
        insert.setString(4, PAYLOAD.formatted(account));
        insert.setLong(5, ++versions[number]);
        insert.setString(6, id.toString());
        insert.addBatch();
        if (deletes) {
            delete.setObject(1, id);
            delete.addBatch();
        }
    }

    int written() {
        return written;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
