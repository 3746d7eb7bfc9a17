package dev.brigade.eventstore;

import java.util.List;

/** What came of an append. Nothing was written unless it is {@link Appended}. */
public sealed interface AppendResult {

    /**
     * The events are recorded.
     *
     * @param events at least one, in order
     */
    record Appended(List<RecordedEvent> events) implements AppendResult {}

    /**
     * The command had been appended before.
     *
     * @param events those of the first time, in order
     */
    record Replayed(List<RecordedEvent> events) implements AppendResult {}

    /**
     * The stream is not at the expected version: somebody else was faster. Read and decide again,
     * in a new transaction where the append was part of one.
     *
     * @param expectedVersion the version that the append expected
     */
    record Conflict(StreamId stream, long expectedVersion) implements AppendResult {}

    /**
     * The stream ended with a final event; it takes no more events, whatever version is expected.
     */
    record Closed(StreamId stream) implements AppendResult {}

    /** What it is called in metrics: {@code appended}, {@code conflict}, and so on. */
    default String outcome() {
        return switch (this) {
            case Appended _ -> "appended";
            case Replayed _ -> "replayed";
            case Conflict _ -> "conflict";
            case Closed _ -> "closed";
        };
    }
}
