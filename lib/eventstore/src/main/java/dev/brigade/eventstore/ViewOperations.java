package dev.brigade.eventstore;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an operator does with views, whether or not they run in this process. Thread-safe.
 *
 * <p>All methods but the first five throw {@link UnknownViewException} for a view that nobody
 * registered, {@link UnknownStreamException} for a stream without events, and {@link
 * EventStoreException} when the database fails.
 */
public interface ViewOperations {

    /**
     * Makes a view known that starts with the first event; nothing changes when it is already. A
     * subscription does this by itself.
     *
     * @param view 1 to 255 characters
     */
    void register(String view);

    /**
     * Makes a view known, as {@link #register(String)} does, and lets its events be pushed to that
     * URL: by {@link HttpPush}, and by the database itself where extensions pg_net and pg_cron are
     * installed. The URL of a known view changes; its position does not.
     *
     * @param httpUrl an http or https URL with a host, without user and fragment, of up to 2,048
     *     characters
     * @throws IllegalArgumentException when it is something else
     */
    void register(String view, URI httpUrl);

    /** Where the view's events are pushed to; empty when they are not, or nobody registered it. */
    Optional<URI> httpUrl(String view);

    /** How many committed events the view has not handled; empty when nobody registered it. */
    OptionalLong lag(String view);

    /** How far the view is; empty when nobody registered it. Looks at every event that is left. */
    Optional<Frontier> frontier(String view);

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
