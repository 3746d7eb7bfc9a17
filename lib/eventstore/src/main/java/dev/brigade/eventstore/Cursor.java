package dev.brigade.eventstore;

/**
 * How far a reader of all events has come. It is opaque, belongs to the store that handed it out,
 * and may be kept for as long as the store lives.
 *
 * @param value text to keep; empty at the start
 */
public record Cursor(String value) {

    /** Before the first event. */
    public static Cursor start() {
        return new Cursor("");
    }
}
