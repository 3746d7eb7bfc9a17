package dev.brigade.eventstore.codec;

import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.RecordedEvent;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The events that a decider records: all records of a sealed type, but for refusals, which are
 * never recorded. Each has a name, by default its class's without the package, and a schema
 * version, by default 1. Immutable and thread-safe.
 *
 * <p>What the code lacks shows when this is built: an open subtype, two types of one name, a
 * missing upcaster. What only the store has shows when an event is read, not at start: that a type
 * is registered does not mean that any is stored, and while a newer release is rolled out, the old
 * one must still be able to start.
 *
 * @param <E> a sealed type
 */
public final class EventTypes<E> {

    private final String decider;
    private final Map<String, EventType<E>> byName;
    private final Map<Class<?>, EventType<E>> byClass;

    EventTypes(String decider, Collection<EventType<E>> types) {
        this.decider = decider;
        this.byName = by(EventType::name, types);
        this.byClass = by(EventType::type, types);
    }

    /**
     * Starts the list of a decider's events.
     *
     * @param decider its name in streams
     * @throws IllegalStateException when the type is not sealed, or a subtype open to others
     */
    public static <E> EventTypesBuilder<E> of(String decider, Class<E> sealed) {
        return new EventTypesBuilder<>(decider, sealed);
    }

    /** Whose events they are. */
    public String decider() {
        return decider;
    }

    /** The version of the schema that is written, by the event's name. */
    public Map<String, Integer> schemaVersions() {
        return byName.values().stream()
                .collect(Collectors.toUnmodifiableMap(EventType::name, EventType::version));
    }

    /** Allows them to be appended to this store, in the versions that are written. */
    public void registerIn(EventStore store) {
        store.register(decider, schemaVersions());
    }

    /** The type of an event that is to be recorded. */
    EventType<E> of(E event) {
        EventType<E> type = byClass.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException(
                    "%s is not an event that %s records"
                            .formatted(event.getClass().getName(), decider));
        }
        return type;
    }

    /**
     * The type of an event that was recorded.
     *
     * @throws UnreadableEventException when it is not known, or newer than known
     */
    EventType<E> of(RecordedEvent event) {
        EventType<E> type = byName.get(event.type());
        if (type == null || !event.stream().decider().equals(decider)) {
            throw new UnreadableEventException(
                    event, "%s knows only %s".formatted(decider, byName.keySet()), null);
        }
        if (event.schemaVersion() > type.version()) {
            throw new UnreadableEventException(
                    event, "versions are known up to " + type.version(), null);
        }
        return type;
    }

    private static <K, E> Map<K, EventType<E>> by(
            Function<EventType<E>, K> key, Collection<EventType<E>> types) {
        return types.stream().collect(Collectors.toUnmodifiableMap(key, type -> type));
    }
}
