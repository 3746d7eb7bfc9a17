package dev.brigade.eventstore;

class InMemoryEventStoreTest extends EventStoreContract {

    InMemoryEventStoreTest() {
        super(new InMemoryEventStore());
    }
}
