package dev.brigade.reactor;

import dev.brigade.messaging.InboxConsumer;
import dev.brigade.reactor.kitchen.cooking.Kitchen;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

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
        consumers.all().forEach(consumer -> lag(registry, consumer));
    }

    private static void lag(MeterRegistry registry, InboxConsumer consumer) {
        Gauge.builder(
                        "brigade.consumer.lag",
                        consumer,
                        it ->
                                it.status().lag().stream()
                                        .asDoubleStream()
                                        .findFirst()
                                        .orElse(Double.NaN))
                .description("Records that are not handled yet; NaN while the broker is away")
                .tag("group", consumer.status().group())
                .register(registry);
    }
}
