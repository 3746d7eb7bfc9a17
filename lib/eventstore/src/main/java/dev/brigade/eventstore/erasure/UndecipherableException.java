package dev.brigade.eventstore.erasure;

import dev.brigade.eventstore.EventStoreException;

/** There is a key, and it does not fit: the master key is another one, or the data was changed. */
public final class UndecipherableException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /** Its code. */
    public static final String CODE = "ES042";

    UndecipherableException(String message) {
        super(CODE, message, null);
    }
}
