package dev.brigade.messaging;

/** A Kafka record that is no CloudEvent of ours: a header is missing, repeated or out of shape. */
public final class MalformedEventException extends InvalidEventException {

    private static final long serialVersionUID = 1L;

    public MalformedEventException(String message) {
        super(message);
    }

    public MalformedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
