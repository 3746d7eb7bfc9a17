package dev.brigade.decider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps streams in memory, with the same compare-and-append as a real store. */
final class InMemoryLog<I, E> implements EventLog<I, E> {

    private final Map<I, List<E>> streams = new ConcurrentHashMap<>();

    @Override
    public List<E> load(I id) {
        return streams.getOrDefault(id, List.of());
    }

    @Override
    public synchronized boolean append(I id, long expectedVersion, List<E> events) {
        List<E> now = load(id);
        if (now.size() != expectedVersion) {
            return false;
        }
        List<E> longer = new ArrayList<>(now);
        longer.addAll(events);
        streams.put(id, List.copyOf(longer));
        return true;
    }
}
