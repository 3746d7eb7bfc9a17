package dev.brigade.eventstore;

class InMemoryDeliveryTest extends DeliveryContract {

    InMemoryDeliveryTest() {
        InMemoryEventStore memory = new InMemoryEventStore();
        super(memory, memory.slots());
    }

    @Override
    int slotOf(StreamId stream) {
        return MemoryLog.slotOf(stream);
    }
}
