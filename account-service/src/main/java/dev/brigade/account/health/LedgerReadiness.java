package dev.brigade.account.health;

import dev.brigade.messaging.ConsumerStatus;
import dev.brigade.messaging.InboxConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the events of ledgers reach the balance copy. */
@Readiness
@ApplicationScoped
class LedgerReadiness implements HealthCheck {

    private final InboxConsumer consumer;

    @Inject
    LedgerReadiness(InboxConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public HealthCheckResponse call() {
        ConsumerStatus status = consumer.status();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("ledger consumer")
                        .status(status.healthy())
                        .withData("polling", status.polling())
                        .withData("partitions", status.partitions().size());
        status.lag().ifPresent(records -> response.withData("lag", records));
        if (status.lastError() != null) {
            response.withData("lastError", status.lastError());
        }
        return response.build();
    }
}
