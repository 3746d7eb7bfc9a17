package dev.brigade.eventstore;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Streams of events, and subscriptions to all of them. Implementations are thread-safe.
 *
 * <p>Methods that reach for a database throw {@link EventStoreException} when it fails or cannot be
 * reached; then nothing was written, or, where the connection broke during a commit, it is unknown:
 * append again with the same {@link EventMetadata#commandId} to find out.
 */
public interface EventStore {

    /**
     * Allows these events of this decider to be appended in schema version 1. Registering again
     * changes nothing.
     *
     * @param eventTypes names, each 1 to 255 characters
     */
    default void register(String decider, Collection<String> eventTypes) {
        register(
                decider,
                eventTypes.stream().collect(Collectors.toMap(type -> type, _ -> 1, Math::max)));
    }

    /**
     * Allows these events of this decider to be appended in one schema version each; versions that
     * were registered before stay so. Registering again changes nothing.
     *
     * @param schemaVersions by name, of 1 to 255 characters; versions count from 1
     */
    void register(String decider, Map<String, Integer> schemaVersions);

    /**
     * Appends all of the events, or none.
     *
     * @param expectedVersion the version of the stream's last event; 0 when it must be empty
     * @param events at least one; only the last may be final
     * @throws UnregisteredEventException when a type is not registered for the decider
     * @throws DuplicateEventException when an event id is already in the store
     * @throws PayloadTooLargeException when the JSON of an event is longer than the store allows
     * @throws InvalidArgumentException when the arguments contradict the above
     */
    AppendResult append(
            StreamId stream, long expectedVersion, List<NewEvent> events, EventMetadata metadata);

    /**
     * Reads a stream from old to new; empty when it has no events after that version.
     *
     * @param afterVersion 0 for the beginning
     * @param limit how many at most, from 1
     * @throws InvalidLimitException when it is less
     */
    List<RecordedEvent> read(StreamId stream, long afterVersion, int limit);

    /** The event with this id, by an index, whatever stream it is in; empty when there is none. */
    Optional<RecordedEvent> find(UUID eventId);

    /**
     * Reads all events in one order that never skips: an event that becomes visible later than
     * events with higher positions is still found by every cursor handed out before. Each stream's
     * events keep their order.
     *
     * @param limit how many at most, from 1
     * @throws InvalidLimitException when it is less
     * @throws ForeignCursorException when the cursor is ahead of this store, so it is another's
     */
    Page readAll(Cursor after, int limit);

    /**
     * Starts to hand all events, from the first one on, to the handler. Subscriptions to the same
     * view share its work, also from other processes; what the view has seen is remembered under
     * its name. It starts in the background: where the database is not there yet, it waits for it.
     *
     * @param view 1 to 255 characters
     */
    Subscription subscribe(String view, SubscriptionHandler handler, SubscriptionOptions options);

    /** Parks, rewinds and replaces views, whether or not they run in this process. */
    ViewOperations views();

    /**
     * Wakes subscriptions at once, instead of at their next poll. To be called after a transaction
     * that appended was committed; appends outside of one do it by themselves.
     */
    void signal();
}
