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
     * handled.
     *
     * <p>When it throws, it is called again at once for each stream of the batch alone, and where
     * that fails too, for each event of the stream alone, up to the first that fails. From that
     * event on the stream is blocked: it comes again after a pause, which grows with each failure,
     * while other streams go on. So what is handled has to be idempotent, or undone when this
     * throws: best it is one transaction.
     *
     * <p>Where no event at all of a batch of several streams can be handled, the batch comes again
     * as it was, after a pause: the handler's surroundings are taken to fail. A handler that knows
     * so says it by a {@link HandlerUnavailableException}, and is asked no further. After some such
     * failures of the same batch, one stream after the other is blocked, so that others get their
     * turn.
     *
     * @param batch at least one event
     * @throws HandlerUnavailableException when none of the events is to blame
     * @throws Exception any other, to have events again
     */
    void handle(List<RecordedEvent> batch) throws Exception;

    /**
     * Whether the subscription looks for events at once since this process appended this one. One
     * for which it need not is handled all the same, in the order of its stream: with the next one
     * of its slot for which it does, or at the next poll, with many others. For a handler to which
     * most events do not matter.
     *
     * @param event called by the thread that appended it, which waits meanwhile. Where this throws,
     *     the subscription looks
     */
    default boolean isUrgent(RecordedEvent event) {
        return true;
    }
}
