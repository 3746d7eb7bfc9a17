package dev.brigade.eventstore;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The events that this process knows to be registered, since it registered them or has appended
 * one: of these an append need not ask the database. A registration is never taken back.
 * Thread-safe.
 */
final class Registrations {

    private record Registration(String decider, String event, int schemaVersion) {}

    private final Set<Registration> known = ConcurrentHashMap.newKeySet();

    void add(String decider, Map<String, Integer> schemaVersions) {
        schemaVersions.forEach(
                (event, version) -> known.add(new Registration(decider, event, version)));
    }

    void add(RecordedEvent event) {
        known.add(new Registration(event.stream().decider(), event.type(), event.schemaVersion()));
    }

    boolean contain(String decider, NewEvent event) {
        return known.contains(new Registration(decider, event.type(), event.schemaVersion()));
    }
}
