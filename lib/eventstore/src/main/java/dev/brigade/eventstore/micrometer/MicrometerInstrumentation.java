package dev.brigade.eventstore.micrometer;

import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.Instrumentation;
import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.Subscription;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of the event store. Thread-safe.
 *
 * <ul>
 *   <li>{@code eventstore.append}: a timer by {@code decider} and {@code outcome}; conflicts are
 *       those of outcome {@code conflict}, and what threw is of outcome {@code failed}
 *   <li>{@code eventstore.command}: the same for commands, retries included
 *   <li>{@code eventstore.batch}: a timer by {@code view} and {@code outcome}
 *   <li>{@code eventstore.batch.events}: a counter of events in batches, by {@code view}
 *   <li>{@code eventstore.cache}: a counter by {@code decider} and {@code result}: {@code hit} or
 *       {@code miss}
 *   <li>{@code eventstore.lag}: a gauge of events by {@code view}; not a number while it is
 *       unknown. It asks the store when it is read, for a second or two at most
 * </ul>
 */
public final class MicrometerInstrumentation implements Instrumentation {

    private static final String NAME = "eventstore.";

    private final MeterRegistry registry;
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();

    /** Metrics in this registry. */
    public MicrometerInstrumentation(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Observed append(StreamId stream, List<NewEvent> events, EventMetadata metadata) {
        return timed("append", "decider", stream.decider());
    }

    @Override
    public Observed command(StreamId stream, EventMetadata metadata) {
        return timed("command", "decider", stream.decider());
    }

    @Override
    public Observed batch(String view, List<RecordedEvent> batch) {
        registry.counter(NAME + "batch.events", "view", view).increment(batch.size());
        return timed("batch", "view", view);
    }

    @Override
    public void cache(String decider, boolean hit) {
        registry.counter(NAME + "cache", "decider", decider, "result", hit ? "hit" : "miss")
                .increment();
    }

    @Override
    public void subscribed(String view, Subscription subscription) {
        subscriptions.put(view, subscription);
        Gauge.builder(NAME + "lag", subscriptions, it -> lag(it.get(view)))
                .tag("view", view)
                .baseUnit("events")
                .register(registry);
    }

    private static double lag(@Nullable Subscription subscription) {
        OptionalLong lag =
                subscription == null ? OptionalLong.empty() : subscription.status().lag();
        return lag.isPresent() ? lag.getAsLong() : Double.NaN;
    }

    private Observed timed(String what, String tag, String value) {
        Timer.Sample sample = Timer.start(registry);
        return new Observed() {
            @Override
            public void ended(String outcome) {
                sample.stop(registry.timer(NAME + what, tag, value, "outcome", outcome));
            }

            @Override
            public void failed(Throwable cause) {
                ended("failed");
            }
        };
    }
}
