package dev.brigade.eventstore;

/** A limit that is less than 1. Nothing was done. */
public final class InvalidLimitException extends InvalidArgumentException {

    private static final long serialVersionUID = 1L;

    /** Its code and SQLSTATE. */
    public static final String CODE = "ES022";

    InvalidLimitException(String message) {
        super(message);
    }

    @Override
    public String code() {
        return CODE;
    }
}
