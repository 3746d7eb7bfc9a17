package dev.brigade.outbox;

/** A batch could not be published to its end; it comes again. */
final class PublishingFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PublishingFailedException(Exception cause) {
        super(cause);
    }
}
