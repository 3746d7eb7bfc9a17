package dev.brigade.eventstore;

import java.util.List;

/**
 * Handles events, at least once each. It is called in parallel for different streams, never for the
 * same stream; it must be thread-safe.
 */
@FunctionalInterface
public interface SubscriptionHandler {

    /**
     * Handles some events of several streams, in order within each. When it returns, they count as
     * handled. When it throws, they come again after a pause, from the first one on, possibly with
     * later ones behind them.
     *
     * @param batch at least one event
     * @throws Exception any, to have the batch again
     */
    void handle(List<RecordedEvent> batch) throws Exception;
}
