package dev.brigade.eventstore;

class InMemoryUrgentEventsTest extends UrgentEventsContract {

    InMemoryUrgentEventsTest() {
        super(new InMemoryEventStore());
    }
}
