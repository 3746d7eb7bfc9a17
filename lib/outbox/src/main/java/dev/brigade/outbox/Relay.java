package dev.brigade.outbox;

/**
 * Publishes committed outbox events to Kafka, in the order of commit, at least once: a consumer may
 * see an event again, always with the same event id.
 *
 * <p>With {@link RelayEngine#EXTERNAL} another program does that, and the status tells what the
 * database knows of it.
 *
 * <p>Any number of instances may run with the same slot; one of them publishes at a time.
 *
 * <p>The server needs {@code wal_level=logical} and {@code synchronous_commit=on} (logical decoding
 * sees only what is flushed, and with {@code off} it waits for the next flush), and the role the
 * right to replicate. The slot is made by {@link #start}, before the engine, so that nothing
 * committed from then on is missed; it is never dropped: a database that is not relayed any more
 * needs {@code pg_drop_replication_slot}.
 *
 * <p>Thread-safe.
 */
public interface Relay extends AutoCloseable {
    /** A relay, not started yet. */
    static Relay of(RelayConfig config) {
        return new LogRelay(config);
    }

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
