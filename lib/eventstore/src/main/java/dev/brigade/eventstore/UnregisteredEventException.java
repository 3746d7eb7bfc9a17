package dev.brigade.eventstore;

/** An event of a type that is not registered for its decider. Nothing was appended. */
public final class UnregisteredEventException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /** Its code and SQLSTATE. */
    public static final String CODE = "ES003";

    UnregisteredEventException(String decider, String types) {
        super(
                CODE,
                "Not registered for decider %s: %s. Register an event before it is appended."
                        .formatted(decider, types),
                null);
    }
}
