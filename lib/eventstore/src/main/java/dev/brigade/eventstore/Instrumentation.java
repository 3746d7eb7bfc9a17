package dev.brigade.eventstore;

import java.util.List;

/**
 * Is told what the store, its subscriptions and command handling do, to make metrics and spans of
 * it. Every method does nothing unless it is implemented. Must be thread-safe, quick, and not
 * throw.
 *
 * <pre>{@code
 * Instrumentation told = new MicrometerInstrumentation(registry)
 *         .and(new OpenTelemetryInstrumentation(openTelemetry));
 * EventStore store = new ObservedEventStore(new PostgresEventStore(dataSource), told);
 * HandlerOptions options = HandlerOptions.defaults().withInstrumentation(told);
 * }</pre>
 */
public interface Instrumentation {

    /** Tells nobody, and costs nothing. */
    Instrumentation NONE = new Instrumentation() {};

    /**
     * An append begins; it ends as {@code appended}, {@code replayed}, {@code conflict} or {@code
     * closed}, or fails.
     */
    default Observed append(StreamId stream, List<NewEvent> events, EventMetadata metadata) {
        return Observed.NOTHING;
    }

    /**
     * A command begins; it ends as {@code recorded}, {@code replayed}, {@code unchanged}, {@code
     * refused}, {@code closed}, {@code mismatch} or {@code contended}, or fails.
     */
    default Observed command(StreamId stream, EventMetadata metadata) {
        return Observed.NOTHING;
    }

    /** A view's handler begins with a batch; it ends as {@code handled}, or fails. */
    default Observed batch(String view, List<RecordedEvent> batch) {
        return Observed.NOTHING;
    }

    /** A command needs the state of a stream, which is at hand or is not. */
    default void cache(String decider, boolean hit) {}

    /** A view has a subscription in this process, which can be asked for its lag. */
    default void subscribed(String view, Subscription subscription) {}

    /** Both are told: this one first, and the other within. */
    default Instrumentation and(Instrumentation other) {
        return new BothInstrumentations(this, other);
    }

    /** Something that has begun. It ends once, on the same thread. */
    interface Observed {

        /** Nobody wants to know. */
        Observed NOTHING = new Observed() {};

        /** It came to this outcome. */
        default void ended(String outcome) {}

        /** It threw this. */
        default void failed(Throwable cause) {}
    }
}
