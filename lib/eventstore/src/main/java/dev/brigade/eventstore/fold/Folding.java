package dev.brigade.eventstore.fold;

import dev.brigade.decider.View;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.codec.EventMapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Folds events into a state, page by page, so that a long stream needs no more memory than a short
 * one. Thread-safe.
 *
 * @param view a decider, or any view over its events
 */
public record Folding<S, E>(View<S, ? super E> view, EventMapping<E> mapping) {

    private static final int PAGE = 500;

    /** The stream of the instance with this id. */
    public StreamId stream(String id) {
        return new StreamId(mapping.types().decider(), id);
    }

    /** Before any event. */
    public Folded<S> nothing() {
        return Folded.nothing(view.initialState());
    }

    /** The state after all events that are there now. */
    public Folded<S> catchUp(StreamPages pages, StreamId stream, Folded<S> from) {
        return catchUp(pages, stream, from, _ -> true);
    }

    /** The state after the last of the events that pass; the first one that does not ends it. */
    public Folded<S> catchUp(
            StreamPages pages, StreamId stream, Folded<S> from, Predicate<RecordedEvent> passes) {
        Folded<S> now = from;
        List<RecordedEvent> page;
        List<RecordedEvent> passed;
        do {
            page = pages.read(stream, now.version(), PAGE);
            passed = page.stream().takeWhile(passes).toList();
            now = evolve(now, mapping.fromStore(passed), passed);
        } while (page.size() == PAGE && passed.size() == PAGE);
        return now;
    }

    /**
     * The state after these events.
     *
     * @param events of the recorded ones, in the same order
     */
    public Folded<S> evolve(Folded<S> from, List<E> events, List<RecordedEvent> recorded) {
        if (recorded.isEmpty()) {
            return from;
        }
        Instant asOf = from.asOf();
        for (RecordedEvent event : recorded) {
            asOf = event.createdAt().isAfter(asOf) ? event.createdAt() : asOf;
        }
        S state = view.evolveAll(from.state(), new ArrayList<>(events));
        return new Folded<>(state, recorded.getLast().version(), asOf);
    }
}
