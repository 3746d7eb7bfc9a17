package dev.brigade.eventstore;

class InMemoryHttpPushTest extends HttpPushContract {

    InMemoryHttpPushTest() {
        super(new InMemoryEventStore());
    }
}
