package dev.brigade.eventstore;

import java.util.List;
import java.util.OptionalLong;

/**
 * Is told what the store, its subscriptions and command handling do, to make metrics and spans of
 * it. Every method does nothing unless it is implemented. Must be thread-safe, quick, and not
 * throw.
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

    /** A command needed the state of a stream, which was at hand or was not. */
    default void cache(String decider, boolean hit) {}

    /**
     * A view's lag was measured.
     *
     * @param lag events; empty when it is unknown
     */
    default void lag(String view, OptionalLong lag) {}

    /** Something that has begun, and ends once. */
    interface Observed {

        /** Nobody wants to know. */
        Observed NOTHING = new Observed() {};

        /** It came to this outcome. */
        default void ended(String outcome) {}

        /** It threw this. */
        default void failed(Throwable cause) {}
    }
}
