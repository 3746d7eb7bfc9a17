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
import io.fabric8.zjsonpatch.JsonDiff;
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

    /** A stream at some version. */
    public record Moment(long version, Instant at) {}

    /**
     * What changed in a stream between two versions.
     *
     * @param events how many lie between them
     * @param patch makes the later state of the earlier one, RFC 6902
     */
    public record Difference(
            String decider, String id, Moment from, Moment to, long events, JsonNode patch) {}

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
     * The difference between two versions.
     *
     * @throws ProblemException 404 when there is no such stream, 400 naming the version that it has
     *     not reached
     */
    Difference difference(StreamId stream, long from, long to) {
        State before = state(stream, past -> past.at(stream.id(), from));
        requireReached("from", from, before.version());
        State after = state(stream, past -> past.at(stream.id(), to));
        requireReached("to", to, after.version());
        return new Difference(
                stream.decider(),
                stream.id(),
                new Moment(from, before.at()),
                new Moment(to, after.at()),
                to - from,
                JsonDiff.asJson(before.state(), after.state()));
    }

    private static void requireReached(String field, long wanted, long last) {
        if (wanted > last) {
            throw ProblemException.badRequest(
                    field, "must be at most %d, the stream's version".formatted(last));
        }
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
