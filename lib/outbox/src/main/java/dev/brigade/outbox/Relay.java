package dev.brigade.outbox;

/**
 * Publishes committed outbox events to Kafka, in the order of commit, at least once: a consumer may
 * see an event again, always with the same event id.
 *
 * <p>Any number of instances may run with the same slot; one of them publishes at a time.
 */
public interface Relay extends AutoCloseable {
    /**
     * Starts in the background and returns; starting again does nothing. From the return on, no
     * commit is missed, if the database answered in time: until the slot exists, readiness must say
     * no.
     */
    void start();

    /** How it is doing; cheap, never blocks. */
    RelayStatus status();

    /**
     * Stops publishing, and gives the lead to another instance. What is not acknowledged is sent
     * again later.
     */
    @Override
    void close();
}
