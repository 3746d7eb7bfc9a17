package dev.brigade.eventstore;

class InMemoryDeliveryTest extends DeliveryContract {

    InMemoryDeliveryTest() {
        InMemoryEventStore memory = new InMemoryEventStore();
        super(memory, memory.slots());
    }
}
