package dev.brigade.eventstore;

import org.jspecify.annotations.Nullable;

/** An event id that is already in the store. Nothing was appended. */
public final class DuplicateEventException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /** Its code: Postgres's own unique_violation. */
    public static final String CODE = "23505";

    DuplicateEventException(StreamId stream, @Nullable Throwable cause) {
        super(
                CODE,
                "An event of %s has an id that is already in the store".formatted(stream),
                cause);
    }
}
