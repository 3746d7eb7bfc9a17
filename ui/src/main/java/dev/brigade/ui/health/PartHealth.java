package dev.brigade.ui.health;

/**
 * How a part of the system is.
 *
 * @param name such as {@code account} or {@code kafka}
 * @param title such as {@code account-service} or {@code Kafka}
 * @param detail a few words that say what is known
 */
record PartHealth(String name, String title, State state, String detail) {

    enum State {
        UP,
        DOWN,
        /** Nobody who could know was reached. */
        UNKNOWN
    }
}
