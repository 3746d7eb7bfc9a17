package dev.brigade.ui.topics;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the broker answers: without it the live pages show the past. */
@Readiness
@Singleton
final class TopicReaderHealth implements HealthCheck {

    private final TopicReader reader;

    @Inject
    TopicReaderHealth(TopicReader reader) {
        this.reader = reader;
    }

    @Override
    public HealthCheckResponse call() {
        ReaderStatus status = reader.status();
        var response =
                HealthCheckResponse.named("topics")
                        .status(status.state() == ReaderStatus.State.CONNECTED)
                        .withData("state", status.state().name())
                        .withData("partitions", status.partitions());
        if (status.lastError() != null) {
            response.withData("lastError", status.lastError());
        }
        return response.build();
    }
}
