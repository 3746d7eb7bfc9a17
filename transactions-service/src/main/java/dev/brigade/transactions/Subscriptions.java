package dev.brigade.transactions;

import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.Instrumentation;
import dev.brigade.eventstore.ObservedEventStore;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.Subscription;
import dev.brigade.eventstore.SubscriptionHandler;
import dev.brigade.eventstore.SubscriptionOptions;
import dev.brigade.eventstore.SubscriptionStatus;
import dev.brigade.transactions.choreography.Reactions;
import dev.brigade.transactions.projection.Projections;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What follows the event store. Thread-safe. */
@Singleton
final class Subscriptions {

    /**
     * Short pauses at the longest: once the database or Kafka is back, nothing waits much more. And
     * seldom a look at what nobody told: all that appends here is this service, which tells. Under
     * load events are handled together, which costs a fraction of one by one.
     */
    private static final SubscriptionOptions OPTIONS =
            SubscriptionOptions.defaults()
                    .withBatchSize(1000)
                    .withPollInterval(Duration.ofMillis(250))
                    .withLinger(Duration.ofMillis(5), Duration.ofMillis(50))
                    .withBackoff(Duration.ofMillis(100), Duration.ofSeconds(2));

    /** What is done with many events at once costs little more than with one. */
    private static final SubscriptionOptions TOGETHER =
            OPTIONS.withParallelism(1).withLinger(Duration.ofMillis(5), Duration.ofMillis(100));

    /** Nothing else waits for a read model, so claims for it may be fewer and larger. */
    private static final SubscriptionOptions FOR_READERS =
            TOGETHER.withLinger(Duration.ofMillis(50), Duration.ofMillis(100));

    private final EventStore store;
    private final Reactions reactions;
    private final Projections projections;
    private final MeterRegistry metrics;
    private final List<Subscription> running = new CopyOnWriteArrayList<>();

    Subscriptions(
            PostgresEventStore store,
            Reactions reactions,
            Projections projections,
            MeterRegistry metrics,
            Instrumentation told) {
        this.store = new ObservedEventStore(store, told);
        this.reactions = reactions;
        this.projections = projections;
        this.metrics = metrics;
    }

    /** Starts those that need nothing but the database. */
    void start() {
        start(Reactions.VIEW, reactions, OPTIONS.withParallelism(2));
        start(Projections.VIEW, projections, FOR_READERS);
    }

    /** Starts one whose handler takes many events together, and measures it. */
    void start(String view, SubscriptionHandler handler) {
        start(view, handler, TOGETHER);
    }

    private void start(String view, SubscriptionHandler handler, SubscriptionOptions options) {
        Subscription subscription = store.subscribe(view, handler, options);
        running.add(subscription);
        Gauge.builder("brigade.subscription.lag", subscription, Subscriptions::lag)
                .description("Committed events that the view has not handled; NaN when unknown")
                .tag("view", view)
                .register(metrics);
    }

    List<SubscriptionStatus> statuses() {
        return running.stream().map(Subscription::status).toList();
    }

    void stop() {
        running.forEach(Subscription::close);
    }

    private static double lag(Subscription subscription) {
        var lag = subscription.status().lag();
        return lag.isPresent() ? lag.getAsLong() : Double.NaN;
    }
}
