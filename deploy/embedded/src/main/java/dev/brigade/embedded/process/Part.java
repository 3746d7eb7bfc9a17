package dev.brigade.embedded.process;

/** One process of the system, as often as it has to be started. */
public interface Part {
    /** Such as {@code account}. */
    String name();

    /** Starts it, without waiting for it to be ready. */
    Process launch();

    /** Ends a process that {@link #launch} started, within five seconds. */
    void stop(Process running);
}
