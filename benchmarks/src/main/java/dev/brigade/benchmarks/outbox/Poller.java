package dev.brigade.benchmarks.outbox;

import dev.brigade.outbox.RelayConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.kafka.clients.producer.KafkaProducer;

/** The usual outbox without a log reader: asks the table every 100 ms, sends, deletes. */
final class Poller implements AutoCloseable {
    private static final long INTERVAL_MILLIS = 100;
    private static final int BATCH = 2048;
    private static final String TAKE =
            """
            delete from outbox where id in (select id from outbox order by id limit %d)
            returning id, aggregateid, version, payload
            """
                    .formatted(BATCH);

    private final Connection connection;
    private final KafkaProducer<String, byte[]> producer;
    private final Thread thread;

    Poller(RelayConfig config) throws SQLException {
        connection =
                DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
        connection.setAutoCommit(false);
        producer = Producing.producer(config.bootstrapServers());
        thread = Thread.ofPlatform().daemon().name("poller").start(this::poll);
    }

    private void poll() {
        try {
            while (true) {
                if (move() < BATCH) {
                    Thread.sleep(INTERVAL_MILLIS);
                }
            }
        } catch (InterruptedException | SQLException e) {
            // closed
        }
    }

    /** Rows come out in the order of their ids, and leave the table when Kafka has them. */
    private int move() throws SQLException {
        int moved = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "with taken as (" + TAKE + ") select * from taken order by id")) {
            while (rows.next()) {
                producer.send(
                        Producing.record(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4)));
                moved++;
            }
        }
        producer.flush();
        connection.commit();
        return moved;
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
        producer.close();
    }
}
