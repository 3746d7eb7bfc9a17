package dev.brigade.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * What an operator does with views, whether or not they run in this process. Thread-safe.
 *
 * <p>All methods throw {@link UnknownViewException} for a view that nobody registered, {@link
 * UnknownStreamException} for a stream without events, and {@link EventStoreException} when the
 * database fails.
 */
public interface ViewOperations {

    /**
     * Makes a view known that starts with the first event; nothing changes when it is already. A
     * subscription does this by itself.
     *
     * @param view 1 to 255 characters
     */
    void register(String view);

    /** How many committed events the view has not handled; empty when nobody registered it. */
    OptionalLong lag(String view);

    /** The streams with which the view cannot go on, those blocked for longest first. */
    List<BlockedStream> blocked(String view);

    /**
     * Lets the view get nothing more of a stream until it is unparked; its events wait. A batch
     * that holds some of them at the moment may still be handled.
     */
    void park(String view, StreamId stream, String reason);

    /**
     * Lets the view go on with a parked stream, at once and with no failures counted.
     *
     * @return false when it was not parked
     */
    boolean unpark(String view, StreamId stream);

    /**
     * Lets all events come again that were recorded from then on, and few that were recorded just
     * before. What the view has not handled yet comes in any case. Streams that are blocked by one
     * of these events are blocked no longer, also when they were parked. Batches that are being
     * handled come again.
     *
     * @param from {@link Instant#MIN} for the beginning
     */
    void rewind(String view, Instant from);

    /**
     * Puts a view that was built beside another in its place: the view goes on where the
     * replacement is, and the replacement's name is gone. Batches of either that are being handled
     * come again. See {@link PostgresEventStore#switchTo} for how to rebuild a view that is in use.
     *
     * @return false, and nothing has changed, while the replacement has more left to handle than
     *     the view
     * @throws IllegalArgumentException when both are the same
     */
    boolean switchTo(String view, String replacement);
}
