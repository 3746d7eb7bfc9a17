package dev.brigade.eventstore;

import java.util.List;

/** Two that are told the same; the second one's observations lie within the first one's. */
record BothInstrumentations(Instrumentation outer, Instrumentation inner)
        implements Instrumentation {

    @Override
    public Observed append(StreamId stream, List<NewEvent> events, EventMetadata metadata) {
        return both(outer.append(stream, events, metadata), inner.append(stream, events, metadata));
    }

    @Override
    public Observed command(StreamId stream, EventMetadata metadata) {
        return both(outer.command(stream, metadata), inner.command(stream, metadata));
    }

    @Override
    public Observed batch(String view, List<RecordedEvent> batch) {
        return both(outer.batch(view, batch), inner.batch(view, batch));
    }

    @Override
    public void cache(String decider, boolean hit) {
        outer.cache(decider, hit);
        inner.cache(decider, hit);
    }

    @Override
    public void subscribed(String view, Subscription subscription) {
        outer.subscribed(view, subscription);
        inner.subscribed(view, subscription);
    }

    private static Observed both(Observed outer, Observed inner) {
        return new Observed() {
            @Override
            public void ended(String outcome) {
                inner.ended(outcome);
                outer.ended(outcome);
            }

            @Override
            public void failed(Throwable cause) {
                inner.failed(cause);
                outer.failed(cause);
            }
        };
    }
}
