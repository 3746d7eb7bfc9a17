package dev.brigade.messaging;

/**
 * An event that will never be handled, however often it is tried: an {@link InboxConsumer} puts it
 * among the dead letters at once.
 */
public class InvalidEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidEventException(String message) {
        super(message);
    }

    public InvalidEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
