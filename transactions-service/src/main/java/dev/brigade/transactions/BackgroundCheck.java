package dev.brigade.transactions;

import dev.brigade.eventstore.SubscriptionStatus;
import dev.brigade.eventstore.SubscriptionStatus.State;
import dev.brigade.messaging.ConsumerStatus;
import dev.brigade.transactions.publishing.Publisher;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Each subscription and each consumer, by name. What needs Kafka makes the service not ready when
 * it fails for long, not at once: commands are taken meanwhile, in this instance as well as in any
 * other. The database has a check of its own.
 */
@Readiness
@Singleton
final class BackgroundCheck implements HealthCheck {

    private final Supplier<Parts> parts;
    private final Trouble withKafka;

    @Inject
    BackgroundCheck(
            Background background,
            Subscriptions subscriptions,
            Consumers consumers,
            Settings settings) {
        this(
                () ->
                        new Parts(
                                background.connected(),
                                subscriptions.statuses(),
                                consumers.statuses()),
                new Trouble(settings.publishingMaxAge(), System::nanoTime));
    }

    BackgroundCheck(Supplier<Parts> parts, Trouble withKafka) {
        this.parts = parts;
        this.withKafka = withKafka;
    }

    /**
     * How they are.
     *
     * @param connected whether Kafka was reached since the start
     */
    record Parts(boolean connected, List<SubscriptionStatus> views, List<ConsumerStatus> groups) {

        private boolean worksWithKafka() {
            return groups.stream().allMatch(ConsumerStatus::healthy)
                    && views.stream().filter(Parts::needsKafka).allMatch(Parts::isRunning);
        }

        private boolean worksWithoutKafka() {
            return views.stream().filter(view -> !needsKafka(view)).allMatch(Parts::isRunning);
        }

        private static boolean needsKafka(SubscriptionStatus view) {
            return view.view().equals(Publisher.VIEW);
        }

        private static boolean isRunning(SubscriptionStatus view) {
            return view.state() == State.RUNNING;
        }
    }

    @Override
    public HealthCheckResponse call() {
        Parts now = parts.get();
        boolean late = withKafka.isTooLong(!now.worksWithKafka());
        HealthCheckResponseBuilder response = HealthCheckResponse.named("background");
        response.withData("kafka", now.connected() ? "connected" : "not reached yet");
        now.views().forEach(view -> response.withData(view.view(), describe(view)));
        now.groups().forEach(group -> response.withData(group.group(), describe(group)));
        return response.status(now.connected() && now.worksWithoutKafka() && !late).build();
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
