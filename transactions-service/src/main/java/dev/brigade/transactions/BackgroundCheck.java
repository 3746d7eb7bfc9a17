package dev.brigade.transactions;

import dev.brigade.eventstore.SubscriptionStatus;
import dev.brigade.eventstore.SubscriptionStatus.State;
import dev.brigade.messaging.ConsumerStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether everything that this service promises works now: each subscription and each consumer, by
 * name. The database has a check of its own.
 */
@Readiness
@Singleton
final class BackgroundCheck implements HealthCheck {

    private final Background background;
    private final Subscriptions subscriptions;
    private final Consumers consumers;

    BackgroundCheck(Background background, Subscriptions subscriptions, Consumers consumers) {
        this.background = background;
        this.subscriptions = subscriptions;
        this.consumers = consumers;
    }

    @Override
    public HealthCheckResponse call() {
        List<SubscriptionStatus> views = subscriptions.statuses();
        List<ConsumerStatus> groups = consumers.statuses();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("background");
        response.withData("kafka", background.connected() ? "connected" : "not reached yet");
        views.forEach(view -> response.withData(view.view(), describe(view)));
        groups.forEach(group -> response.withData(group.group(), describe(group)));
        return response.status(
                        background.connected()
                                && views.stream().allMatch(it -> it.state() == State.RUNNING)
                                && groups.stream().allMatch(ConsumerStatus::healthy))
                .build();
    }

    private static String describe(SubscriptionStatus view) {
        String error = view.lastError();
        return "%s, lag %s%s"
                .formatted(view.state(), text(view.lag()), error == null ? "" : ", " + error);
    }

    private static String describe(ConsumerStatus group) {
        String error = group.lastError();
        return "%s, lag %s%s"
                .formatted(
                        group.healthy() ? "RUNNING" : "FAILING",
                        text(group.lag()),
                        error == null ? "" : ", " + error);
    }

    private static String text(OptionalLong lag) {
        return lag.isPresent() ? Long.toString(lag.getAsLong()) : "unknown";
    }
}
