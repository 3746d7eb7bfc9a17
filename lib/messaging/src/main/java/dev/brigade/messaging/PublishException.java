package dev.brigade.messaging;

/** Not every event was acknowledged by Kafka: publish all of them again, in the same order. */
public final class PublishException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PublishException(String message, Throwable cause) {
        super(message, cause);
    }
}
