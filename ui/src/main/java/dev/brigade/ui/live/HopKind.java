package dev.brigade.ui.live;

/** What kind of step a hop is. */
public enum HopKind {
    /** Somebody asked for something: over HTTP, or by a command on a topic. */
    COMMAND,
    /** The same, and the answer was no. */
    REJECTED,
    /** An event was appended to its stream. */
    EVENT,
    /** A row was changed and its event written beside it, in one transaction. */
    OUTBOX,
    /** That transaction is in the database's log. */
    WAL,
    /** A record is on its topic. */
    TOPIC,
    /** Something happened because of an event. */
    REACTION,
    /** A copy of data elsewhere has caught up with an event. */
    PROJECTION,
    /** A consumer gave up on a record. */
    DEADLETTER
}
