package dev.brigade.decider;

/** A command met a faster writer at every attempt. Nothing was written; it may be sent again. */
public final class TooManyConflictsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param id what was contended for
     * @param attempts how often it was tried
     */
    public TooManyConflictsException(Object id, int attempts) {
        super("%s changed under each of %d attempts".formatted(id, attempts));
    }
}
