package dev.brigade.messaging;

/** What became of one attempt to handle a record. */
sealed interface Attempt {

    /** The position is past the record. */
    record Done() implements Attempt {}

    /** Another instance has the partition, or had it meanwhile: nothing was written. */
    record Fenced() implements Attempt {}

    /** The event can never be handled. */
    record Invalid(InvalidEventException cause) implements Attempt {}

    /** The handler failed. */
    record Failed(Throwable cause) implements Attempt {}

    /** The database failed, which says nothing about the event. */
    record Unavailable(Throwable cause) implements Attempt {}
}
