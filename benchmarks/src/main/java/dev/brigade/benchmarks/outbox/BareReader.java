package dev.brigade.benchmarks.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.brigade.outbox.RelayConfig;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.postgresql.PGConnection;
import org.postgresql.replication.PGReplicationStream;

/**
 * The floor: reads pgoutput, and hands each row to a producer. No offset, no acknowledgement looked
 * at, no dead letters, nobody to take over.
 */
final class BareReader implements AutoCloseable {
    private static final int COLUMNS = 7;

    private final Connection connection;
    private final KafkaProducer<String, byte[]> producer;

    BareReader(RelayConfig config) throws SQLException {
        try (Connection setup =
                        DriverManager.getConnection(
                                config.jdbcUrl(), config.user(), config.password());
                Statement statement = setup.createStatement()) {
            statement.execute(
                    "select pg_create_logical_replication_slot('"
                            + config.slot()
                            + "', 'pgoutput')");
        }
        Properties properties = new Properties();
        properties.setProperty("user", config.user());
        properties.setProperty("replication", "database");
        properties.setProperty("assumeMinServerVersion", "10");
        properties.setProperty("preferQueryMode", "simple");
        connection = DriverManager.getConnection(config.jdbcUrl(), properties);
        producer = Producing.producer(config.bootstrapServers());
        PGReplicationStream stream =
                connection
                        .unwrap(PGConnection.class)
                        .getReplicationAPI()
                        .replicationStream()
                        .logical()
                        .withSlotName(config.slot())
                        .withSlotOption("proto_version", 1)
                        .withSlotOption("publication_names", "brigade_outbox")
                        .withStatusInterval(1, TimeUnit.SECONDS)
                        .start();
        Thread.ofPlatform().daemon().name("bare-reader").start(() -> read(stream));
    }

    private void read(PGReplicationStream stream) {
        try {
            while (true) {
                ByteBuffer message = stream.read();
                if (message == null) {
                    return; // the server has ended it
                }
                if (message.get() == 'I') {
                    send(message);
                }
                stream.setFlushedLSN(stream.getLastReceiveLSN());
            }
        } catch (SQLException e) {
            // closed
        }
    }

    /** The first columns are id, aggregatetype, aggregateid, type, payload, decider, version. */
    private void send(ByteBuffer message) {
        message.position(message.position() + 7); // table, kind, number of columns
        String[] columns = new String[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            message.get(); // text
            byte[] value = new byte[message.getInt()];
            message.get(value);
            columns[i] = new String(value, UTF_8);
        }
        producer.send(Producing.record(columns[0], columns[2], columns[6], columns[4]));
    }

    @Override
    public void close() throws SQLException {
        connection.abort(Runnable::run);
        producer.close();
    }
}
