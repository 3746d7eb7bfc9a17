package dev.brigade.eventstore;

import dev.brigade.eventstore.Instrumentation.Observed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A store that tells what it does. Thread-safe.
 *
 * @param store does it
 * @param instrumentation is told
 */
public record ObservedEventStore(EventStore store, Instrumentation instrumentation)
        implements EventStore {

    @Override
    public void register(String decider, Map<String, Integer> schemaVersions) {
        store.register(decider, schemaVersions);
    }

    @Override
    public AppendResult append(
            StreamId stream, long expectedVersion, List<NewEvent> events, EventMetadata metadata) {
        Observed append = instrumentation.append(stream, events, metadata);
        try {
            AppendResult result = store.append(stream, expectedVersion, events, metadata);
            append.ended(result.outcome());
            return result;
        } catch (RuntimeException | Error e) {
            append.failed(e);
            throw e;
        }
    }

    @Override
    public List<RecordedEvent> read(StreamId stream, long afterVersion, int limit) {
        return store.read(stream, afterVersion, limit);
    }

    @Override
    public Optional<RecordedEvent> find(UUID eventId) {
        return store.find(eventId);
    }

    @Override
    public Page readAll(Cursor after, int limit) {
        return store.readAll(after, limit);
    }

    @Override
    public Subscription subscribe(
            String view, SubscriptionHandler handler, SubscriptionOptions options) {
        Subscription subscription =
                store.subscribe(view, new ObservedHandler(view, handler, instrumentation), options);
        instrumentation.subscribed(view, subscription);
        return subscription;
    }

    @Override
    public ViewOperations views() {
        return store.views();
    }

    @Override
    public void signal() {
        store.signal();
    }

    private record ObservedHandler(
            String view, SubscriptionHandler handler, Instrumentation instrumentation)
            implements SubscriptionHandler {

        @Override
        public void handle(List<RecordedEvent> events) throws Exception {
            Observed batch = instrumentation.batch(view, events);
            try {
                handler.handle(events);
                batch.ended("handled");
            } catch (Throwable e) {
                batch.failed(e);
                throw e;
            }
        }

        @Override
        public boolean isUrgent(RecordedEvent event) {
            return handler.isUrgent(event);
        }
    }
}
