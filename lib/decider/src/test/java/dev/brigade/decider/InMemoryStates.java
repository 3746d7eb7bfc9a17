package dev.brigade.decider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps states in memory, with the same compare-and-set as a real store, and what it published. */
final class InMemoryStates<I, S, E> implements StateStore<I, S, E> {

    private final Map<I, Versioned<S>> rows = new ConcurrentHashMap<>();
    final List<E> published = new ArrayList<>();

    @Override
    public Optional<Versioned<S>> load(I id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized boolean save(
            I id, long expectedVersion, S state, long newVersion, List<E> events) {
        if (load(id).map(Versioned::version).orElse(0L) != expectedVersion) {
            return false;
        }
        rows.put(id, new Versioned<>(state, newVersion));
        published.addAll(events);
        return true;
    }
}
