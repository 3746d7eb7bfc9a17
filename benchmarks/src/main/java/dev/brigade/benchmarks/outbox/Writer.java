package dev.brigade.benchmarks.outbox;

import dev.brigade.messaging.Uuids;
import dev.brigade.outbox.Outbox;
import dev.brigade.outbox.OutboxEvent;
import dev.brigade.outbox.RelayConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Commits transactions of one row and one event, at a steady rate, and notes when each commit
 * returned.
 */
final class Writer implements AutoCloseable {
    private static final String PAYLOAD =
            "{\"kind\": \"CreditLimitChangedEvent\", \"decider\": \"Account\", \"id\": \"%s\", \"version\": 1,"
                    + " \"final\": false, \"oldCreditLimit\": 100000, \"newCreditLimit\": 200000}";
    private static final int ACCOUNTS = 100;

    private final Outbox outbox = new Outbox();
    private final ConcurrentMap<String, Long> commits;
    private final Connection connection;
    private int written;

    Writer(RelayConfig config, ConcurrentMap<String, Long> commits) throws SQLException {
        this.commits = commits;
        connection =
                DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table account as select 'a' || i as id, 0::bigint as version from"
                            + " generate_series(0, 99) i");
        }
        connection.setAutoCommit(false);
    }

    void write(int rate, Duration time) throws SQLException {
        long interval = 1_000_000_000L / rate;
        long start = System.nanoTime();
        for (long i = 0; i * interval < time.toNanos(); i++) {
            long due = start + i * interval;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            commit("a" + i % ACCOUNTS);
        }
    }

    private void commit(String account) throws SQLException {
        String id = Uuids.v7().toString();
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update account set version = version + 1 where id = ?")) {
            update.setString(1, account);
            update.executeUpdate();
        }
        outbox.publish(connection, event(id, account));
        connection.commit();
        commits.put(id, System.nanoTime());
        written++;
    }

    private static OutboxEvent event(String id, String account) {
        return new OutboxEvent(
                java.util.UUID.fromString(id),
                OutboxBenchmark.TOPIC,
                account,
                "Account",
                "CreditLimitChangedEvent",
                PAYLOAD.formatted(account),
                1,
                id,
                null,
                null,
                null,
                Instant.now());
    }

    int written() {
        return written;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
