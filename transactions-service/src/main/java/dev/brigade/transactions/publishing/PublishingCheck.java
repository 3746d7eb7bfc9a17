package dev.brigade.transactions.publishing;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Whether what happens here becomes known to others, sooner or later. Down means that Kafka, or
 * whoever publishes, has been away for longer than people should be served meanwhile.
 */
@Readiness
@Singleton
final class PublishingCheck implements HealthCheck {

    private final PublishingLag lag;

    PublishingCheck(PublishingLag lag) {
        this.lag = lag;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<Duration> age = lag.age();
        @Nullable String reason = lag.reason(age);
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("publishing").status(reason == null);
        lag.events().ifPresent(events -> response.withData("events", events));
        age.ifPresent(seconds -> response.withData("ageSeconds", seconds.toSeconds()));
        if (reason != null) {
            response.withData("reason", reason);
        }
        return response.build();
    }
}
