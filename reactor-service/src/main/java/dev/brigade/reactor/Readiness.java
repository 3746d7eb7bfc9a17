package dev.brigade.reactor;

import dev.brigade.messaging.ConsumerStatus;
import dev.brigade.reactor.kitchen.cooking.Kitchen;
import dev.brigade.reactor.kitchen.cooking.KitchenStatus;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Ready means that everything that should run, runs. Quarkus asks the database by itself. */
@Singleton
final class Readiness {

    @Produces
    @Singleton
    @org.eclipse.microprofile.health.Readiness
    HealthCheck kitchenIsOpen(Kitchen kitchen) {
        return () -> kitchen(kitchen.status());
    }

    @Produces
    @Singleton
    @org.eclipse.microprofile.health.Readiness
    HealthCheck consumersArePolling(Consumers consumers) {
        return () -> consumers(consumers.statuses().stream().map(Supplier::get).toList());
    }

    private static HealthCheckResponse kitchen(KitchenStatus status) {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("kitchen")
                        .status(status.state() == KitchenStatus.State.RUNNING)
                        .withData("state", status.state().name())
                        .withData("reported", status.reported());
        String error = status.lastError();
        return (error == null ? response : response.withData("error", error)).build();
    }

    private static HealthCheckResponse consumers(List<ConsumerStatus> statuses) {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("consumers")
                        .status(statuses.stream().allMatch(ConsumerStatus::healthy));
        statuses.forEach(status -> response.withData(status.group(), describe(status)));
        return response.build();
    }

    private static String describe(ConsumerStatus status) {
        String lag =
                status.lag().isPresent() ? status.lag().getAsLong() + " behind" : "lag unknown";
        String error = status.lastError();
        return (status.polling() ? "polling, " : "not polling, ")
                + lag
                + (error == null ? "" : ", " + error);
    }
}
