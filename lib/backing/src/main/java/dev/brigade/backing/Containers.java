package dev.brigade.backing;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** Whether the tests use containers, and how those are reached. */
final class Containers {
    private static final String SWITCH = "BRIGADE_TEST_INFRA";

    private Containers() {}

    /** Only when they are asked for, and a Docker engine answers. */
    static boolean areWanted() {
        return "containers".equals(System.getenv(SWITCH))
                && DockerClientFactory.instance().isDockerAvailable();
    }

    /**
     * A container of {@code image} whose {@code port} is published on loopback at {@code hostPort},
     * the same after a restart.
     */
    static GenericContainer<?> of(
            String image, Map<String, String> environment, int port, int hostPort) {
        return new GenericContainer<>(DockerImageName.parse(image))
                .withEnv(environment)
                .withExposedPorts(port)
                .withCreateContainerCmdModifier(command ->
                        Objects.requireNonNull(command.getHostConfig())
                                .withPortBindings(
                                        PortBinding.parse(
                                                "127.0.0.1:"
                                                        + hostPort
                                                        + ":"
                                                        + new ExposedPort(port))));
    }
}
