package dev.brigade.eventstore.codec;

import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Turns typed events into those of the store, and back: fields are revealed, then upcast to the
 * current version, then read. Thread-safe.
 *
 * @param types all that there are
 * @param format their JSON
 * @param protection of single fields
 */
public record EventMapping<E>(
        EventTypes<E> types, JsonFormat<E> format, FieldProtection protection) {

    /**
     * @throws IllegalStateException when fields of an event are protected that does not exist
     */
    public EventMapping {
        Set<String> names = types.schemaVersions().keySet();
        if (!names.containsAll(protection.eventTypes())) {
            throw new IllegalStateException(
                    "Fields of %s are protected, but the events of %s are %s"
                            .formatted(protection.eventTypes(), types.decider(), names));
        }
    }

    /** A mapping that stores the JSON as the format writes it. */
    public EventMapping(EventTypes<E> types, JsonFormat<E> format) {
        this(types, format, FieldProtection.NONE);
    }

    /**
     * An event to append.
     *
     * @throws IllegalArgumentException when it is a refusal, which is never recorded
     */
    public NewEvent toStore(UUID eventId, E event) {
        EventType<E> type = types.of(event);
        String json = protection.protect(type.name(), format.write(event));
        return new NewEvent(eventId, type.name(), type.version(), json, type.isFinal());
    }

    /**
     * The typed events, in the same order.
     *
     * @throws UnreadableEventException when one is of an unknown type or a newer version, or its
     *     JSON does not fit
     */
    public List<E> fromStore(List<RecordedEvent> recorded) {
        List<String> revealed =
                protection.reveal(recorded.stream().map(RecordedEvent::json).toList());
        List<E> events = new ArrayList<>(recorded.size());
        for (int i = 0; i < recorded.size(); i++) {
            events.add(read(recorded.get(i), revealed.get(i)));
        }
        return events;
    }

    private E read(RecordedEvent event, String json) {
        EventType<E> type = types.of(event);
        try {
            return format.read(type.current(json, event.schemaVersion()), type.type());
        } catch (RuntimeException e) {
            throw new UnreadableEventException(event, e.toString(), e);
        }
    }
}
