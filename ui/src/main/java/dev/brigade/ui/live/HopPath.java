package dev.brigade.ui.live;

/** Which of the two patterns carried a hop. */
public enum HopPath {
    /** Event sourcing: the events are the state, and a subscription publishes them. */
    ES,
    /** Change data capture: a row is the state, and the database's log publishes its outbox. */
    CDC
}
