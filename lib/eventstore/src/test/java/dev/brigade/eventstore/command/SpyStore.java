package dev.brigade.eventstore.command;

import dev.brigade.eventstore.AppendResult;
import dev.brigade.eventstore.Cursor;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.Page;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.Subscription;
import dev.brigade.eventstore.SubscriptionHandler;
import dev.brigade.eventstore.SubscriptionOptions;
import dev.brigade.eventstore.ViewOperations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that counts what is asked of it; each call is one round trip. */
public class SpyStore implements EventStore {

    /** The store behind; a test may put another in its place. */
    protected volatile EventStore delegate;

    final AtomicInteger appends = new AtomicInteger();
    final AtomicInteger conflicts = new AtomicInteger();
    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger finds = new AtomicInteger();
    final AtomicInteger rows = new AtomicInteger();

    /** Counts the calls to this store. */
    public SpyStore(EventStore delegate) {
        this.delegate = delegate;
    }

    void reset() {
        List.of(appends, conflicts, reads, finds, rows).forEach(it -> it.set(0));
    }

    /** How many events were read. */
    public int rows() {
        return rows.get();
    }

    /** How often events were read. */
    public int reads() {
        return reads.get();
    }

    @Override
    public void register(String decider, Map<String, Integer> schemaVersions) {
        delegate.register(decider, schemaVersions);
    }

    @Override
    public AppendResult append(
            StreamId stream, long expectedVersion, List<NewEvent> events, EventMetadata metadata) {
        appends.incrementAndGet();
        AppendResult result = delegate.append(stream, expectedVersion, events, metadata);
        if (result instanceof AppendResult.Conflict) {
            conflicts.incrementAndGet();
        }
        return result;
    }

    @Override
    public List<RecordedEvent> read(StreamId stream, long afterVersion, int limit) {
        reads.incrementAndGet();
        List<RecordedEvent> events = delegate.read(stream, afterVersion, limit);
        rows.addAndGet(events.size());
        return events;
    }

    @Override
    public Optional<RecordedEvent> find(UUID eventId) {
        finds.incrementAndGet();
        return delegate.find(eventId);
    }

    @Override
    public Page readAll(Cursor after, int limit) {
        return delegate.readAll(after, limit);
    }

    @Override
    public Subscription subscribe(
            String view, SubscriptionHandler handler, SubscriptionOptions options) {
        return delegate.subscribe(view, handler, options);
    }

    @Override
    public ViewOperations views() {
        return delegate.views();
    }

    @Override
    public void signal() {
        delegate.signal();
    }
}
