package dev.brigade.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * The database was restored from a dump into another server, and {@code eventstore.after_restore()}
 * was not called since. Until then nothing is read or appended.
 */
public final class RestoredElsewhereException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /** Its code and SQLSTATE. */
    public static final String CODE = "ES023";

    RestoredElsewhereException(String message, @Nullable Throwable cause) {
        super(CODE, message, cause);
    }
}
