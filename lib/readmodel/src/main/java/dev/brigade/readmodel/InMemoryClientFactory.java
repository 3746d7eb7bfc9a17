package dev.brigade.readmodel;

import dev.brigade.messaging.EventEnvelope;

/** Makes the clients of a read model that lives in memory. */
public interface InMemoryClientFactory<C> {

    /** A client for reading. */
    C reading();

    /** A client for the effect of one event, seen by readers after {@link #commit} only. */
    C writing(EventEnvelope event);

    /** Makes the effects of a client from {@link #writing} visible, all at once. */
    void commit(C written);
}
