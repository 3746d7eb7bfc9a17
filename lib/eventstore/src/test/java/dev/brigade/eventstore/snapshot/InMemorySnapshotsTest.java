package dev.brigade.eventstore.snapshot;

import dev.brigade.eventstore.InMemoryEventStore;

class InMemorySnapshotsTest extends SnapshotsContract {

    InMemorySnapshotsTest() {
        super(new InMemoryEventStore(), new InMemorySnapshots());
    }
}
