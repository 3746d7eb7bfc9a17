package dev.brigade.eventstore;

/**
 * Thrown by a {@link SubscriptionHandler} to say that something it needs is away, such as its own
 * database: none of its events is to blame. The batch comes again after a pause; no stream is
 * blocked, and nothing counts towards parking.
 */
public class HandlerUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param cause what the handler met
     */
    public HandlerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
