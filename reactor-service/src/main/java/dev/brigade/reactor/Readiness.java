package dev.brigade.reactor;

import dev.brigade.messaging.ConsumerStatus;
import dev.brigade.messaging.InboxConsumer;
import dev.brigade.reactor.kitchen.cooking.Kitchen;
import dev.brigade.reactor.kitchen.cooking.KitchenStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Ready means: everything that should run, runs. Quarkus asks the database by itself. */
@ApplicationScoped
class Readiness {

    @Produces
    @org.eclipse.microprofile.health.Readiness
    @ApplicationScoped
    HealthCheck kitchenIsOpen(Kitchen kitchen) {
        return () -> kitchen(kitchen.status());
    }

    @Produces
    @org.eclipse.microprofile.health.Readiness
    @ApplicationScoped
    HealthCheck consumersArePolling(Consumers consumers) {
        return () -> consumers(consumers);
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

    private static HealthCheckResponse consumers(Consumers consumers) {
        boolean allPolling = true;
        HealthCheckResponseBuilder response = HealthCheckResponse.named("consumers");
        for (InboxConsumer consumer : consumers.all()) {
            ConsumerStatus status = consumer.status();
            allPolling &= status.polling();
            response.withData(status.group(), describe(status));
        }
        return response.status(allPolling).build();
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
