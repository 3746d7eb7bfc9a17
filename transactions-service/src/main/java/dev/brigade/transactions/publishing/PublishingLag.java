package dev.brigade.transactions.publishing;

import dev.brigade.eventstore.EventStoreException;
import dev.brigade.eventstore.Frontier;
import dev.brigade.eventstore.ViewOperations;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far publishing is behind, whether or not Kafka was ever reached. Asked of the database at
 * each call, for all instances together. Thread-safe.
 */
public final class PublishingLag {

    private final ViewOperations views;
    private final Duration maxAge;
    private final MeterRegistry metrics;

    /**
     * The lag of publishing by these views.
     *
     * @param maxAge how old an unpublished event may get before publishing is late
     */
    public PublishingLag(ViewOperations views, Duration maxAge, MeterRegistry metrics) {
        this.views = views;
        this.maxAge = maxAge;
        this.metrics = metrics;
    }

    /** Counts and measures from now on, also while Kafka has not been reached yet. */
    public void begin() {
        views.register(Publisher.VIEW);
        Gauge.builder("brigade.publishing.lag.events", this, PublishingLag::countedEvents)
                .description("Committed events that Kafka does not have; NaN when unknown")
                .register(metrics);
        Gauge.builder("brigade.publishing.lag.seconds", this, PublishingLag::seconds)
                .description("Age of the oldest event that Kafka does not have; NaN when unknown")
                .register(metrics);
    }

    /** How many committed events are not published; empty when the database does not tell. */
    public OptionalLong events() {
        try {
            return views.lag(Publisher.VIEW);
        } catch (EventStoreException away) {
            return OptionalLong.empty();
        }
    }

    /**
     * The age of the oldest event that is not published; zero when all are, empty when the database
     * does not tell.
     */
    public Optional<Duration> age() {
        try {
            return views.frontier(Publisher.VIEW).map(PublishingLag::age);
        } catch (EventStoreException away) {
            return Optional.empty();
        }
    }

    /** Why publishing is late; null when it is not. */
    @Nullable String reason(Optional<Duration> age) {
        if (age.isEmpty()) {
            return "It is not known how old the oldest unpublished event is";
        }
        return age.get().compareTo(maxAge) <= 0
                ? null
                : "The oldest unpublished event is %d s old, more than %d s"
                        .formatted(age.get().toSeconds(), maxAge.toSeconds());
    }

    private double countedEvents() {
        OptionalLong events = events();
        return events.isPresent() ? events.getAsLong() : Double.NaN;
    }

    private double seconds() {
        return age().map(age -> age.toMillis() / 1e3).orElse(Double.NaN);
    }

    private static Duration age(Frontier frontier) {
        return frontier.oldest()
                .map(oldest -> Duration.between(oldest, Instant.now()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }
}
