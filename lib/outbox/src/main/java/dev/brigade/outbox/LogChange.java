package dev.brigade.outbox;

/** What the log tells. */
sealed interface LogChange {
    /** An event; its transaction is committed, and not told of to its end yet. */
    record Event(OutboxRow row) implements LogChange {}

    /**
     * All that was committed before this place has been told.
     *
     * @param committedAt when the last of it was, in microseconds since 1970
     */
    record Position(long lsn, long committedAt) implements LogChange {}
}
