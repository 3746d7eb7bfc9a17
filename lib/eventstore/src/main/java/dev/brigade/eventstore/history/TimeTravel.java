package dev.brigade.eventstore.history;

import dev.brigade.decider.View;
import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.codec.EventMapping;
import dev.brigade.eventstore.fold.Folded;
import dev.brigade.eventstore.fold.Folding;
import dev.brigade.eventstore.fold.StreamPages;
import dev.brigade.eventstore.snapshot.Snapshots;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * States of the past, by the {@code evolve} that runs in production.
 *
 * <pre>{@code
 * var orders = new TimeTravel<>(store, new OrderDecider(), mapping, snapshots);
 * Folded<Order> then = orders.at("order-1", Instant.parse("2026-01-31T12:00:00Z"));
 * Folded<Order> afterTheThirdEvent = orders.at("order-1", 3);
 * }</pre>
 *
 * <p>A stream that had no events then is in its initial state, at version 0. Snapshots that are not
 * later than asked for are made use of. Thread-safe.
 */
public final class TimeTravel<S, E> {

    private final EventStore store;
    private final Folding<S, E> folding;
    private final @Nullable Snapshots<S> snapshots;

    /**
     * The past of one decider's streams.
     *
     * @param view the decider, or any view over its events
     * @param snapshots of this view's states; null for none
     */
    public TimeTravel(
            EventStore store,
            View<S, ? super E> view,
            EventMapping<E> mapping,
            @Nullable Snapshots<S> snapshots) {
        this.store = store;
        this.folding = new Folding<>(view, mapping);
        this.snapshots = snapshots;
    }

    /** Whose past it is. */
    public String decider() {
        return folding.mapping().types().decider();
    }

    /**
     * The state after the event with this version, or after the last one where there are fewer.
     *
     * @param version from 0
     */
    public Folded<S> at(String id, long version) {
        StreamPages upToVersion =
                (stream, after, limit) ->
                        after >= version
                                ? List.of()
                                : store.read(stream, after, (int) Math.min(limit, version - after));
        return folding.catchUp(upToVersion, folding.stream(id), start(id, version, Instant.MAX));
    }

    /**
     * The state after the events that were appended by then, by the store's clock: those before the
     * first one that is later.
     */
    public Folded<S> at(String id, Instant instant) {
        return folding.catchUp(
                store::read,
                folding.stream(id),
                start(id, Long.MAX_VALUE, instant),
                event -> !event.createdAt().isAfter(instant));
    }

    private Folded<S> start(String id, long maxVersion, Instant maxAsOf) {
        return Optional.ofNullable(snapshots)
                .flatMap(it -> it.at(folding.stream(id), maxVersion, maxAsOf))
                .orElseGet(folding::nothing);
    }
}
