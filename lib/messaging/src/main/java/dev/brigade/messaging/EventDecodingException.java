package dev.brigade.messaging;

/** The JSON of an event could not be read. */
public final class EventDecodingException extends InvalidEventException {

    private static final long serialVersionUID = 1L;

    /** What was wrong. */
    public enum Reason {
        /** Not one JSON object, or too deep or too long. */
        MALFORMED,
        /** The table of kinds does not have it. */
        UNKNOWN_KIND,
        /** A schema newer than this program. */
        NEWER_SCHEMA,
        /** A field is missing, has the wrong type, or a value that its type does not allow. */
        WRONG_FIELDS
    }

    private final Reason reason;

    public EventDecodingException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public EventDecodingException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
