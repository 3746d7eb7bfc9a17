package dev.brigade.transactions.jdbc;

/** Somebody else was faster. The transaction is rolled back, and its work done again. */
public final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Object contended;

    /** A conflict about this. */
    public ConflictException(Object contended) {
        super(contended + " was changed meanwhile", null, false, false);
        this.contended = contended;
    }

    /** What was changed. */
    public Object contended() {
        return contended;
    }
}
