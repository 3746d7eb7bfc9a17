package dev.brigade.eventstore;

/** An id or a name that is empty or longer than 255 characters. Nothing was done. */
public final class InvalidIdException extends InvalidArgumentException {

    private static final long serialVersionUID = 1L;

    /** Its code and SQLSTATE. */
    public static final String CODE = "ES021";

    InvalidIdException(String message) {
        super(message);
    }

    @Override
    public String code() {
        return CODE;
    }
}
