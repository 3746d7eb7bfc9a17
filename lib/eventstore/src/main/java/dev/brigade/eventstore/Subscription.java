package dev.brigade.eventstore;

/** A running subscription. Thread-safe. */
public interface Subscription extends AutoCloseable {

    /**
     * How it is doing. Asks the store for the lag, so it may take up to a second or two; the lag is
     * unknown when the store does not answer by then.
     */
    SubscriptionStatus status();

    /** Takes no further batches; those being handled are finished. Pausing twice is no error. */
    void pause();

    /** Goes on after a pause. */
    void resume();

    /**
     * Stops, waits up to ten seconds for batches being handled, then interrupts them. What was not
     * handled stays for other subscriptions of the view, or for the next start.
     */
    @Override
    void close();
}
