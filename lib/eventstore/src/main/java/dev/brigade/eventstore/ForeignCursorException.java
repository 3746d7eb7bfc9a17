package dev.brigade.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * A cursor that this store cannot have handed out: it is ahead of everything that happened here.
 * Going on from it would skip events.
 */
public final class ForeignCursorException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /** Its code and SQLSTATE. */
    public static final String CODE = "ES024";

    ForeignCursorException(String message, @Nullable Throwable cause) {
        super(CODE, message, cause);
    }
}
