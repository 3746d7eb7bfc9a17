package dev.brigade.reactor;

import dev.brigade.messaging.ConsumerStatus;
import dev.brigade.reactor.kitchen.cooking.Kitchen;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** What this service counts, besides what Quarkus counts by itself. */
@Singleton
final class Metrics {

    void register(
            @Observes StartupEvent event,
            MeterRegistry registry,
            Consumers consumers,
            Kitchen kitchen) {
        FunctionCounter.builder("brigade.kitchen.reported", kitchen, it -> it.status().reported())
                .description("Orders that were told they are prepared")
                .register(registry);
        consumers.statuses().forEach(status -> lag(registry, status));
    }

    private static void lag(MeterRegistry registry, Supplier<ConsumerStatus> status) {
        Gauge.builder("brigade.consumer.lag", () -> orUnknown(status.get().lag()))
                .description("Records that are not handled; NaN when unknown")
                .tag("group", status.get().group())
                .strongReference(true)
                .register(registry);
    }

    private static double orUnknown(OptionalLong lag) {
        return lag.isPresent() ? lag.getAsLong() : Double.NaN;
    }
}
