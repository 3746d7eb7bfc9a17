package dev.brigade.transactions.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.fold.Folded;
import dev.brigade.eventstore.history.TimeTravel;
import dev.brigade.http.Ids;
import dev.brigade.http.ProblemException;
import dev.brigade.transactions.projection.Documents;
import dev.brigade.transactions.projection.StreamIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads streams as they were. Thread-safe. */
public final class History {

    private final DataSource dataSource;
    private final EventStore store;
    private final List<TimeTravel<?, ?>> pasts;

    /** The history in this store, of these deciders. */
    public History(DataSource dataSource, EventStore store, List<TimeTravel<?, ?>> pasts) {
        this.dataSource = dataSource;
        this.store = store;
        this.pasts = List.copyOf(pasts);
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

    /** The state that a journey to the past arrives at. */
    State state(StreamId stream, Function<TimeTravel<?, ?>, Folded<?>> journey) {
        Folded<?> then = journey.apply(past(stream));
        if (then.version() == 0) {
            throw notFound(stream);
        }
        JsonNode state = Documents.tree(then.state());
        return new State(stream.decider(), stream.id(), then.version(), then.asOf(), state);
    }

    /**
     * A stream of a known decider.
     *
     * @throws ProblemException 404 when the decider is not known, 400 when the id is none
     */
    StreamId stream(String decider, String id) {
        StreamId stream = new StreamId(decider, Ids.require(id, "id"));
        past(stream);
        return stream;
    }

    private TimeTravel<?, ?> past(StreamId stream) {
        return pasts.stream()
                .filter(past -> past.decider().equals(stream.decider()))
                .findFirst()
                .orElseThrow(() -> notFound(stream));
    }

    private static ProblemException notFound(StreamId stream) {
        return ProblemException.notFound("No stream " + stream + " at that time");
    }
}
