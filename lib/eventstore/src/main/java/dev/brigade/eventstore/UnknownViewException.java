package dev.brigade.eventstore;

import org.jspecify.annotations.Nullable;

/** A view that nobody registered. Nothing was changed. */
public final class UnknownViewException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /** Its code and SQLSTATE. */
    public static final String CODE = "ES004";

    UnknownViewException(String message, @Nullable Throwable cause) {
        super(CODE, message, cause);
    }
}
