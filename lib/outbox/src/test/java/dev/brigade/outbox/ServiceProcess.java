package dev.brigade.outbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A service in a process of its own: it changes rows, writes their events and a note of each in one
 * transaction, and has a relay. A tenth of its transactions it rolls back.
 */
final class ServiceProcess {
    /** A note of each event that was committed: what must be in the topics. */
    static final String TABLES =
            """
            create table aggregate (id text primary key, version bigint not null);
            create table committed (event_id text primary key, topic text not null, aggregate text not null, version bigint not null);
            insert into aggregate select 'a' || i, 0 from generate_series(0, 15) i;
            """;

    private static final int AGGREGATES = 16;
    private static final int WRITERS = 2;
    private static final long PAUSE_NANOS = 2_000_000;
    private static final String CHANGE =
            "update aggregate set version = version + 1 where id = ? returning version";
    private static final String NOTE = "insert into committed values (?, ?, ?, ?)";

    private final RelayConfig config;
    private final List<String> topics;
    private final Outbox outbox = new Outbox();

    private ServiceProcess(RelayConfig config, List<String> topics) {
        this.config = config;
        this.topics = topics;
    }

    static void main(String[] args) throws Exception {
        ServiceProcess service =
                new ServiceProcess(
                        RelayProcess.config(args), List.of(args).subList(7, args.length));
        Relay relay = Relay.of(service.config);
        relay.start();
        for (int i = 0; i < WRITERS; i++) {
            Thread.ofPlatform().daemon().start(service::write);
        }
        JavaProcess.awaitEndOfParent();
    }

    private void write() {
        while (true) {
            try (Connection connection =
                    DriverManager.getConnection(
                            config.jdbcUrl(), config.user(), config.password())) {
                connection.setAutoCommit(false);
                while (true) {
                    transaction(connection, ThreadLocalRandom.current());
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            } catch (SQLException e) {
                LockSupport.parkNanos(50 * PAUSE_NANOS); // the database restarts
            }
        }
    }

    private void transaction(Connection connection, ThreadLocalRandom random) throws SQLException {
        int number = random.nextInt(AGGREGATES);
        for (int i = random.nextInt(3); i >= 0; i--) {
            change(connection, "a" + number, topics.get(number % topics.size()));
        }
        if (random.nextInt(10) == 0) {
            connection.rollback();
        } else {
            connection.commit();
        }
    }

    private void change(Connection connection, String aggregate, String topic) throws SQLException {
        long version;
        try (PreparedStatement change = connection.prepareStatement(CHANGE)) {
            change.setString(1, aggregate);
            ResultSet row = change.executeQuery();
            row.next();
            version = row.getLong(1);
        }
        OutboxEvent event = Marketplace.event(topic, aggregate, version, "{}");
        outbox.publish(connection, event);
        try (PreparedStatement note = connection.prepareStatement(NOTE)) {
            note.setString(1, event.id().toString());
            note.setString(2, topic);
            note.setString(3, aggregate);
            note.setLong(4, version);
            note.executeUpdate();
        }
    }
}
