package dev.brigade.readmodel;

import dev.brigade.messaging.ConsumerStatus;
import java.time.Duration;

/** A read model that follows its topics until it is closed. Thread-safe. */
public interface RunningReadModel<C> extends AutoCloseable {

    /** Reads what is committed. */
    C client();

    /** Its position and its lag. */
    ConsumerStatus status();

    /**
     * Waits until it has the event at a position, on whichever instance that is.
     *
     * @return whether it has it within the time
     */
    boolean await(Position position, Duration atMost) throws InterruptedException;

    /** Stops following. What is written stays. */
    @Override
    void close();
}
