package dev.brigade.readmodel;

/**
 * A kind of event that a read model understands, and the record that it is read into.
 *
 * @param name the kind on the wire, such as {@code AccountOpenedEvent}
 * @param type a record with those of the event's fields that the read model needs
 */
public record EventType<T>(String name, Class<T> type) {

    public EventType {
        if (name.isBlank() || !type.isRecord()) {
            throw new IllegalArgumentException("An event has a name and a record: " + name);
        }
    }

    public static <T> EventType<T> of(String name, Class<T> type) {
        return new EventType<>(name, type);
    }
}
