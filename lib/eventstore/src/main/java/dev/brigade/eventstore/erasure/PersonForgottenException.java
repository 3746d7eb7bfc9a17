package dev.brigade.eventstore.erasure;

import dev.brigade.eventstore.EventStoreException;

/** New data of a person who was forgotten. Nothing was appended. */
public final class PersonForgottenException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /** Its code. */
    public static final String CODE = "ES041";

    PersonForgottenException(String eventType, String person) {
        super(
                CODE,
                "%s has data of %s, who was forgotten; nothing of them is stored any more"
                        .formatted(eventType, person),
                null);
    }
}
