package dev.brigade.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * The JSON of an event has more bytes, in UTF-8, than the store takes: 1 MiB, unless {@code
 * eventstore.set_max_payload_bytes} said otherwise. Nothing was appended.
 */
public final class PayloadTooLargeException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /** Its code and SQLSTATE. */
    public static final String CODE = "ES020";

    PayloadTooLargeException(String message, @Nullable Throwable cause) {
        super(CODE, message, cause);
    }
}
