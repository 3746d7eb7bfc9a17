package dev.brigade.eventstore;

import org.jspecify.annotations.Nullable;

/** A stream without events, where one with events is needed. Nothing was changed. */
public final class UnknownStreamException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /** Its code and SQLSTATE. */
    public static final String CODE = "ES014";

    UnknownStreamException(String message, @Nullable Throwable cause) {
        super(CODE, message, cause);
    }
}
