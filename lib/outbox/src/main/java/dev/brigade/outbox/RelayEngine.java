package dev.brigade.outbox;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;

/**
 * What reads the log. The first two publish the same records in the same order, and keep the same
 * offset: a stopped service can change from one to the other.
 */
public enum RelayEngine {
    /** An embedded Debezium engine. */
    DEBEZIUM {
        @Override
        CaptureEngine start(RelayConfig config, RelayProgress progress) throws SQLException {
            return new DebeziumCapture(
                    config,
                    config.mode() == RelayMode.TRANSACTIONAL
                            ? new TransactionPublisher(config, progress)
                            : new BatchPublisher(config, progress));
        }
    },
    /** Postgres' replication protocol by the JDBC driver alone. */
    PGOUTPUT {
        @Override
        CaptureEngine start(RelayConfig config, RelayProgress progress) throws SQLException {
            return config.mode() == RelayMode.TRANSACTIONAL
                    ? new PgOutputCapture<>(config, new TransactionalDelivery(config, progress))
                    : new PgOutputCapture<>(config, new AtLeastOnceDelivery(config, progress));
        }
    },
    /**
     * Another program, such as Kafka Connect: the relay makes the slot once, so that nothing is
     * committed before there is one, and then only watches it.
     */
    EXTERNAL {
        @Override
        CaptureEngine start(RelayConfig config, RelayProgress progress) {
            throw new IllegalStateException("An external engine is started by others");
        }
    };

    abstract CaptureEngine start(RelayConfig config, RelayProgress progress) throws SQLException;

    /**
     * The engine of that name, such as {@code pgoutput}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static RelayEngine named(String name) {
        return Arrays.stream(values())
                .filter(engine -> engine.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "relay.engine is debezium, pgoutput or external, not \""
                                        + name
                                        + "\""));
    }
}
