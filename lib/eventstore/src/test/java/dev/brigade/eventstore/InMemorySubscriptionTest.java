package dev.brigade.eventstore;

class InMemorySubscriptionTest extends SubscriptionContract {

    InMemorySubscriptionTest() {
        super(new InMemoryEventStore());
    }

    /** There is no other process: the store itself. */
    @Override
    EventStore another(EventStore store) {
        return store;
    }
}
