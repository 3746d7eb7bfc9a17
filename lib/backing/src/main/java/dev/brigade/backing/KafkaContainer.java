package dev.brigade.backing;

import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** As a container of the official image. */
final class KafkaContainer implements KafkaHost {
    private static final String IMAGE = "apache/kafka:4.3.0";
    private static final int PORT = 9092;

    private final int hostPort = Ports.free();
    private final GenericContainer<?> container;

    KafkaContainer() {
        container =
                Containers.of(IMAGE, environment(hostPort), PORT, hostPort)
                        .waitingFor(Wait.forLogMessage(".*Kafka Server started.*\\s", 1));
        container.start();
    }

    private static Map<String, String> environment(int hostPort) {
        return Map.ofEntries(
                Map.entry("KAFKA_NODE_ID", "1"),
                Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                Map.entry("KAFKA_LISTENERS", "PLAINTEXT://:" + PORT + ",CONTROLLER://:9093"),
                Map.entry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + hostPort),
                Map.entry(
                        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
                        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", KafkaBroker.CONTROLLER),
                Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
                Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
                Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"));
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + hostPort;
    }

    @Override
    public void close() {
        container.stop();
    }
}
