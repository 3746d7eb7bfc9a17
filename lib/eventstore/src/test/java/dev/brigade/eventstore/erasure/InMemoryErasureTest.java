package dev.brigade.eventstore.erasure;

import dev.brigade.eventstore.InMemoryEventStore;

class InMemoryErasureTest extends ErasureContract {

    InMemoryErasureTest() {
        super(new InMemoryEventStore(), new InMemoryPersonKeys());
    }
}
