package dev.brigade.eventstore.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.fold.Folded;
import dev.brigade.eventstore.fold.Folding;
import dev.brigade.eventstore.fold.StreamPages;
import dev.brigade.eventstore.snapshot.Snapshots;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The states of streams: of those that were used lately at hand, of others from a snapshot and the
 * events since. What stands here was committed, and a stream's past never changes, so a state is at
 * worst old, never wrong. Thread-safe.
 */
final class States<S> {

    private final Folding<S, ?> folding;
    private final @Nullable Snapshots<S> snapshots;
    private final Cache<StreamId, Folded<S>> atHand;

    States(Folding<S, ?> folding, @Nullable Snapshots<S> snapshots, int maxStates) {
        this.folding = folding;
        this.snapshots = snapshots;
        this.atHand = Caffeine.newBuilder().maximumSize(maxStates).build();
    }

    @Nullable Folded<S> atHand(StreamId stream) {
        return atHand.getIfPresent(stream);
    }

    /** From where to read on: the snapshot, or the beginning. */
    Folded<S> kept(StreamId stream) {
        return snapshots == null
                ? folding.nothing()
                : snapshots.latest(stream).orElseGet(folding::nothing);
    }

    /** The same within a transaction of the caller. */
    Folded<S> kept(Connection callersTransaction, StreamId stream) {
        return snapshots == null
                ? folding.nothing()
                : snapshots.latest(callersTransaction, stream).orElseGet(folding::nothing);
    }

    /** The state after all events that are there now. */
    Folded<S> catchUp(StreamPages pages, StreamId stream, Folded<S> from) {
        return folding.catchUp(pages, stream, from);
    }

    /** Keeps a state whose events are committed. */
    void committed(StreamId stream, Folded<S> now) {
        if (now.version() == 0) {
            return;
        }
        atHand.asMap().merge(stream, now, (old, it) -> it.version() > old.version() ? it : old);
        if (snapshots != null) {
            snapshots.offer(stream, now);
        }
    }

    /**
     * Keeps a state whose last events were just committed; not that of a stream which they ended,
     * since nothing is appended to it any more, and the state of another could be in its place.
     */
    void appended(StreamId stream, Folded<S> now, List<RecordedEvent> recorded) {
        if (recorded.getLast().isFinal()) {
            forget(stream);
        } else {
            committed(stream, now);
        }
    }

    void forget(StreamId stream) {
        atHand.invalidate(stream);
    }

    void forgetAll() {
        atHand.invalidateAll();
    }
}
