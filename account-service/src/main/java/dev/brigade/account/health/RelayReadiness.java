package dev.brigade.account.health;

import dev.brigade.outbox.Relay;
import dev.brigade.outbox.RelayStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when committed events go out, from here or from another instance. */
@Readiness
@ApplicationScoped
class RelayReadiness implements HealthCheck {

    private final Relay relay;
    private final String engine;

    @Inject
    RelayReadiness(Relay relay, @ConfigProperty(name = "relay.engine") String engine) {
        this.relay = relay;
        this.engine = engine;
    }

    @Override
    public HealthCheckResponse call() {
        RelayStatus status = relay.status();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("relay")
                        .status(status.healthy())
                        .withData("engine", engine)
                        .withData("state", status.state().name())
                        .withData("leader", status.leader())
                        .withData("published", status.published())
                        .withData("deadLetters", status.deadLetters());
        status.lagBytes().ifPresent(bytes -> response.withData("lagBytes", bytes));
        status.lagSeconds()
                .ifPresent(seconds -> response.withData("lagSeconds", Double.toString(seconds)));
        status.retainedBytes().ifPresent(bytes -> response.withData("retainedBytes", bytes));
        if (status.lastError() != null) {
            response.withData("lastError", status.lastError());
        }
        return response.build();
    }
}
