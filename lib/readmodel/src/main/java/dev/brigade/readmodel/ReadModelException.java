package dev.brigade.readmodel;

/** The storage of a read model failed. Trying again may help. */
public final class ReadModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReadModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
