package dev.brigade.account.health;

import dev.brigade.account.account.dump.AccountDump;
import dev.brigade.account.account.dump.DumpStatus;
import dev.brigade.account.account.dump.Dumps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Names what is wrong with the dumps of the accounts. Up all the same: requests are served as well
 * without them, and would be no better served elsewhere.
 */
@Readiness
@ApplicationScoped
class DumpReadiness implements HealthCheck {

    private final Dumps dumps;

    @Inject
    DumpReadiness(Dumps dumps) {
        this.dumps = dumps;
    }

    @Override
    public HealthCheckResponse call() {
        DumpStatus status = dumps.status();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("account dumps")
                        .up()
                        .withData("state", status.lastError() == null ? "FINE" : "FAILING");
        AccountDump newest = status.newest();
        if (newest != null) {
            response.withData("newest", newest.takenAt().toString());
        }
        if (status.lastError() != null) {
            response.withData("lastError", status.lastError());
        }
        return response.build();
    }
}
