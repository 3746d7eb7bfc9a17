package dev.brigade.backing;

/**
 * A backing service could not be unpacked, started, stopped or reached. The message is one line.
 */
public final class BackingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackingException(String message) {
        super(message);
    }

    BackingException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
