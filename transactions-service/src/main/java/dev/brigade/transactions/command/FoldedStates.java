package dev.brigade.transactions.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * The states of streams that were used lately, so that only newer events must be read and folded.
 * What stands here was committed, and a stream's past never changes, so an entry is at worst old,
 * never wrong. Thread-safe.
 */
final class FoldedStates<S> {

    private static final int MAX_STREAMS = 10_000;

    private final Cache<String, Folded<S>> states =
            Caffeine.newBuilder().maximumSize(MAX_STREAMS).build();
    private final Folded<S> initial;

    FoldedStates(S initialState) {
        this.initial = new Folded<>(initialState, 0);
    }

    Folded<S> get(String id) {
        Folded<S> known = states.getIfPresent(id);
        return known == null ? initial : known;
    }

    void put(String id, Folded<S> folded) {
        states.asMap().merge(id, folded, (old, now) -> now.version() > old.version() ? now : old);
    }
}
