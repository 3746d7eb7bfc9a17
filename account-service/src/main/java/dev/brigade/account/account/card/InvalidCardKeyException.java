package dev.brigade.account.account.card;

/** The service cannot start with this key; the message is meant for whoever starts it. */
public final class InvalidCardKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidCardKeyException(String message) {
        super(message);
    }
}
