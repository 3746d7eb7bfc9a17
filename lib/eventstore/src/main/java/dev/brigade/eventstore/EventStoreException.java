package dev.brigade.eventstore;

import java.sql.SQLException;
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

    /** What the database could not do, under its own code. */
    public static EventStoreException of(SQLException failed) {
        return Jdbc.translated(failed);
    }

    /** A stable code: the SQLSTATE under which the SQL functions report the same. */
    public final String code() {
        return code;
    }
}
