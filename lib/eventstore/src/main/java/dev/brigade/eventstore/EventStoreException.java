package dev.brigade.eventstore;

import org.jspecify.annotations.Nullable;

/** The store could not do what was asked. Its subclasses are the cases a caller can act on. */
public class EventStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * For subclasses.
     *
     * @param code a stable code; an SQLSTATE
     */
    protected EventStoreException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** A stable code: the SQLSTATE under which the SQL functions report the same. */
    public final String code() {
        return code;
    }
}
