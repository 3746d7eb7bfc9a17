package dev.brigade.transactions.command;

/** What a command is answered with. */
public sealed interface Reply {

    /**
     * It was handled.
     *
     * @param json the array of its events
     * @param replayed whether that was earlier, and nothing changed this time
     */
    record Done(String json, boolean replayed) implements Reply {}

    /**
     * The domain said no, and nothing was stored.
     *
     * @param json the refusal event
     */
    record Refused(String reason, String json) implements Reply {}
}
