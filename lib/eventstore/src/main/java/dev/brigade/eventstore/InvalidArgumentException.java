package dev.brigade.eventstore;

/** An argument that makes no sense for any state of the store. Nothing was done. */
public sealed class InvalidArgumentException extends IllegalArgumentException
        permits InvalidIdException, InvalidLimitException {

    private static final long serialVersionUID = 1L;

    /** Its code, unless it is one of the subclasses. */
    public static final String CODE = "ES007";

    InvalidArgumentException(String message) {
        super(message);
    }

    /** A stable code: the SQLSTATE under which the SQL functions report the same. */
    public String code() {
        return CODE;
    }
}
