package dev.brigade.transactions.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.http.Ids;
import dev.brigade.http.ProblemException;
import dev.brigade.transactions.projection.StreamIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads streams as they were. Thread-safe. */
public final class History {

    private static final int PAGE = 500;

    private final DataSource dataSource;
    private final EventStore store;
    private final List<Replay<?, ?>> replays;

    /** The history in this store, of these deciders. */
    public History(DataSource dataSource, EventStore store, List<Replay<?, ?>> replays) {
        this.dataSource = dataSource;
        this.store = store;
        this.replays = List.copyOf(replays);
    }

    /** The state of a stream after some event. */
    public record State(String decider, String id, long version, Instant at, JsonNode state) {}

    List<StreamIndex.Entry> streams(@Nullable StreamId after, int limit) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return after == null
                    ? StreamIndex.list(connection, "", "", limit)
                    : StreamIndex.list(connection, after.decider(), after.id(), limit);
        }
    }

    List<RecordedEvent> events(StreamId stream, long afterVersion, int limit) {
        List<RecordedEvent> events = store.read(stream, afterVersion, limit);
        if (events.isEmpty() && store.read(stream, 0, 1).isEmpty()) {
            throw notFound(stream);
        }
        return events;
    }

    /** The state after the last of the events that pass, which must be the first ones. */
    State state(StreamId stream, Predicate<RecordedEvent> passes) {
        List<RecordedEvent> events = new ArrayList<>();
        List<RecordedEvent> page;
        long version = 0;
        do {
            page = store.read(stream, version, PAGE);
            page.stream().takeWhile(passes).forEach(events::add);
            version += page.size();
        } while (page.size() == PAGE && events.size() == version);
        if (events.isEmpty()) {
            throw notFound(stream);
        }
        RecordedEvent last = events.getLast();
        JsonNode state = replay(stream).state(events);
        return new State(stream.decider(), stream.id(), last.version(), last.createdAt(), state);
    }

    /**
     * A stream of a known decider.
     *
     * @throws ProblemException 404 when the decider is not known, 400 when the id is none
     */
    StreamId stream(String decider, String id) {
        StreamId stream = new StreamId(decider, Ids.require(id, "id"));
        replay(stream);
        return stream;
    }

    private Replay<?, ?> replay(StreamId stream) {
        return replays.stream()
                .filter(replay -> replay.decider().equals(stream.decider()))
                .findFirst()
                .orElseThrow(() -> notFound(stream));
    }

    private static ProblemException notFound(StreamId stream) {
        return ProblemException.notFound("No stream " + stream + " at that time");
    }
}
