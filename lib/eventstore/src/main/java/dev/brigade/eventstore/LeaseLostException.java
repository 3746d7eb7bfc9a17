package dev.brigade.eventstore;

import org.jspecify.annotations.Nullable;

/** A batch does not belong to its consumer any more: its lease ended. Nothing was changed. */
final class LeaseLostException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    static final String CODE = "ES005";

    LeaseLostException(String message, @Nullable Throwable cause) {
        super(CODE, message, cause);
    }
}
