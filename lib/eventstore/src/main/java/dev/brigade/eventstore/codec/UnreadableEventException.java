package dev.brigade.eventstore.codec;

import dev.brigade.eventstore.EventStoreException;
import dev.brigade.eventstore.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * A stored event that this program cannot read: its type is unknown, its schema version newer, or
 * its JSON does not fit. The message says which, and of which event.
 */
public final class UnreadableEventException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /** Its code. */
    public static final String CODE = "ES040";

    UnreadableEventException(RecordedEvent event, String why, @Nullable Throwable cause) {
        super(
                CODE,
                "Event %d of %s, %s (version %d), cannot be read: %s"
                        .formatted(
                                event.version(),
                                event.stream(),
                                event.type(),
                                event.schemaVersion(),
                                why),
                cause);
    }
}
