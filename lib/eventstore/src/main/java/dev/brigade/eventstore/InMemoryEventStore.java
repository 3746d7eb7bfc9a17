package dev.brigade.eventstore;

import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.AppendResult.Closed;
import dev.brigade.eventstore.AppendResult.Conflict;
import dev.brigade.eventstore.AppendResult.Replayed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The event store without a database, for tests: the twin of {@link PostgresEventStore}, held to
 * the same contract by the same tests. It takes any text for JSON. Thread-safe; what it holds is
 * gone with it.
 */
public final class InMemoryEventStore implements EventStore {

    private record EventType(String decider, String event, int schemaVersion) {}

    private final MemoryLog log = new MemoryLog();
    private final Set<EventType> registered = new HashSet<>();
    private final Set<UUID> eventIds = new HashSet<>();
    private final MemoryViews views = new MemoryViews(log);
    private final MemorySlots slots = new MemorySlots(log, views);
    private final Subscriptions subscriptions = new Subscriptions(slots, views);
    private final int maxPayloadBytes;

    /** One that takes events of up to 1 MiB. */
    public InMemoryEventStore() {
        this(Arguments.DEFAULT_MAX_PAYLOAD_BYTES);
    }

    /**
     * @param maxPayloadBytes how long the JSON of an event may be in UTF-8, from 1
     */
    public InMemoryEventStore(int maxPayloadBytes) {
        Arguments.requireLimit(maxPayloadBytes);
        this.maxPayloadBytes = maxPayloadBytes;
    }

    @Override
    public void register(String decider, Map<String, Integer> schemaVersions) {
        synchronized (log) {
            schemaVersions.forEach(
                    (event, version) -> registered.add(new EventType(decider, event, version)));
        }
    }

    @Override
    public AppendResult append(
            StreamId stream, long expectedVersion, List<NewEvent> events, EventMetadata metadata) {
        Arguments.requireAppendable(expectedVersion, events);
        AppendResult result;
        synchronized (log) {
            requireRegistered(stream, events);
            result = decide(stream, expectedVersion, events, metadata);
        }
        if (result instanceof Appended(var recorded)) {
            subscriptions.appended(SlotSet.of(Slots.of(stream)), recorded);
        }
        return result;
    }

    @Override
    public List<RecordedEvent> read(StreamId stream, long afterVersion, int limit) {
        Arguments.requireLimit(limit);
        synchronized (log) {
            return log.stream(stream).stream().skip(afterVersion).limit(limit).toList();
        }
    }

    @Override
    public Optional<RecordedEvent> find(UUID eventId) {
        synchronized (log) {
            return log.all().stream().filter(event -> event.eventId().equals(eventId)).findFirst();
        }
    }

    @Override
    public Page readAll(Cursor after, int limit) {
        Arguments.requireLimit(limit);
        synchronized (log) {
            int from = after.value().isEmpty() ? 0 : Integer.parseInt(after.value());
            if (from > log.all().size()) {
                throw new ForeignCursorException("The cursor is ahead of all events", null);
            }
            List<RecordedEvent> events = log.all().stream().skip(from).limit(limit).toList();
            return new Page(events, new Cursor(Integer.toString(from + events.size())));
        }
    }

    @Override
    public Subscription subscribe(
            String view, SubscriptionHandler handler, SubscriptionOptions options) {
        return subscriptions.start(view, handler, options);
    }

    @Override
    public ViewOperations views() {
        return views;
    }

    @Override
    public void signal() {
        subscriptions.signal(SlotSet.ALL);
    }

    Slots slots() {
        return slots;
    }

    private AppendResult decide(
            StreamId stream, long expectedVersion, List<NewEvent> events, EventMetadata metadata) {
        List<RecordedEvent> history = log.stream(stream);
        List<RecordedEvent> firstTime =
                history.stream()
                        .skip(expectedVersion)
                        .filter(event -> isOf(metadata.commandId(), event))
                        .toList();
        if (!firstTime.isEmpty()) {
            return new Replayed(firstTime);
        }
        if (!history.isEmpty() && history.getLast().isFinal()) {
            return new Closed(stream);
        }
        if (history.size() != expectedVersion) {
            return new Conflict(stream, expectedVersion);
        }
        Arguments.requirePayloads(events, maxPayloadBytes);
        return new Appended(record(stream, expectedVersion, events, metadata));
    }

    private static boolean isOf(@Nullable String commandId, RecordedEvent event) {
        return commandId != null && commandId.equals(event.metadata().commandId());
    }

    private List<RecordedEvent> record(
            StreamId stream, long expectedVersion, List<NewEvent> events, EventMetadata metadata) {
        Set<UUID> added = events.stream().map(NewEvent::eventId).collect(Collectors.toSet());
        if (added.size() < events.size() || added.stream().anyMatch(eventIds::contains)) {
            throw new DuplicateEventException(stream, null);
        }
        eventIds.addAll(added);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        for (NewEvent event : events) {
            log.add(recorded(stream, event, metadata, now));
        }
        return log.stream(stream).stream().skip(expectedVersion).toList();
    }

    private RecordedEvent recorded(
            StreamId stream, NewEvent event, EventMetadata metadata, Instant now) {
        return new RecordedEvent(
                event.eventId(),
                stream,
                log.stream(stream).size() + 1L,
                event.type(),
                event.schemaVersion(),
                event.json(),
                event.isFinal(),
                metadata,
                now,
                log.all().size() + 1L);
    }

    private void requireRegistered(StreamId stream, List<NewEvent> events) {
        String unknown =
                events.stream()
                        .filter(event -> !isRegistered(stream, event))
                        .map(e -> "%s (version %d)".formatted(e.type(), e.schemaVersion()))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new UnregisteredEventException(stream.decider(), unknown);
        }
    }

    private boolean isRegistered(StreamId stream, NewEvent event) {
        return registered.contains(
                new EventType(stream.decider(), event.type(), event.schemaVersion()));
    }
}
