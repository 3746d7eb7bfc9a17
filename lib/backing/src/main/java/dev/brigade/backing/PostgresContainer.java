package dev.brigade.backing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** As a container of the official image. */
final class PostgresContainer implements PostgresHost {
    private static final String IMAGE = "postgres:18";
    private static final int PORT = 5432;

    private final int hostPort = Ports.free();
    private final GenericContainer<?> container;

    PostgresContainer() {
        container =
                Containers.of(IMAGE, environment(), PORT, hostPort)
                        .withCommand(command().toArray(String[]::new))
                        .waitingFor(Wait.forLogMessage(".*ready to accept connections.*\\s", 2));
        container.start();
    }

    private static Map<String, String> environment() {
        return Map.of(
                "POSTGRES_HOST_AUTH_METHOD",
                "trust",
                "POSTGRES_INITDB_ARGS",
                String.join(" ", PostgresSettings.TEXT));
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>(List.of("postgres"));
        command.addAll(PostgresSettings.arguments(PostgresSettings.common(false)));
        return command;
    }

    @Override
    public int port() {
        return hostPort;
    }

    @Override
    public void restart() {
        container.getDockerClient().restartContainerCmd(container.getContainerId()).exec();
        new ConnectionAttempts(hostPort).untilOneAnswers(container::isRunning, container::getLogs);
    }

    @Override
    public void close() {
        container.stop();
    }
}
