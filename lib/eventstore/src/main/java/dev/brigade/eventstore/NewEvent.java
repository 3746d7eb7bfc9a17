package dev.brigade.eventstore;

import java.util.UUID;

/**
 * An event to append.
 *
 * @param eventId unique over the whole store; UUIDv7, since random ones cost many times the write
 *     volume on a large index
 * @param type its registered name, such as {@code OrderCreatedEvent}
 * @param schemaVersion the version of its JSON, from 1
 * @param json a well-formed JSON document; it is kept as the text it is
 * @param isFinal true when it closes its stream: nothing can be appended after it
 */
public record NewEvent(UUID eventId, String type, int schemaVersion, String json, boolean isFinal) {

    /**
     * @throws InvalidArgumentException when the schema version is less than 1
     */
    public NewEvent {
        if (schemaVersion < 1) {
            throw new InvalidArgumentException(
                    "The schema version of %s is %d, less than 1".formatted(type, schemaVersion));
        }
    }
}
