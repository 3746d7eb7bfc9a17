package dev.brigade.transactions.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.brigade.eventstore.StreamId;
import dev.brigade.http.Ids;
import dev.brigade.http.Page;
import dev.brigade.http.ProblemException;
import dev.brigade.signin.CurrentCaller;
import dev.brigade.transactions.access.ObjectAccess;
import dev.brigade.transactions.command.RecordedJson;
import dev.brigade.transactions.projection.Lists;
import dev.brigade.transactions.projection.StreamIndex;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Streams, their events, and what they showed at any time. */
@Path("/api/streams")
@Tag(name = "History")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class HistoryResource {

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

    private final History history;
    private final ObjectAccess access;
    private final CurrentCaller current;

    HistoryResource(History history, ObjectAccess access, CurrentCaller current) {
        this.history = history;
        this.access = access;
        this.current = current;
    }

    @GET
    @Operation(summary = "All streams, by decider and id")
    public Page<StreamIndex.Entry> streams(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after)
            throws SQLException {
        int size = Page.limit(limit);
        var rows = history.streams(after == null ? null : cursor(after), size + 1);
        return Page.of(rows, size, row -> row.decider() + "/" + row.id());
    }

    @GET
    @Path("/{decider}/{id}/events")
    @Authenticated
    @Operation(summary = "The events of a stream, from old to new; after is a version")
    public Page<JsonNode> events(
            @PathParam("decider") String decider,
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(limit);
        var rows = history.events(own(decider, id), Lists.position(after, 0), size + 1);
        var page = Page.of(rows, size, row -> Long.toString(row.version()));
        return new Page<>(page.items().stream().map(RecordedJson::history).toList(), page.next());
    }

    @GET
    @Path("/{decider}/{id}/state")
    @Authenticated
    @Operation(
            summary = "What a stream showed after a version, or at an instant; else what it shows")
    public History.State state(
            @PathParam("decider") String decider,
            @PathParam("id") String id,
            @QueryParam("version") @Nullable String version,
            @QueryParam("at") @Nullable String at) {
        if (version != null && at != null) {
            throw ProblemException.badRequest("at", "must not stand beside version");
        }
        return history.state(
                own(decider, id),
                past -> {
                    if (version != null) {
                        return past.at(id, version("version", version));
                    }
                    return at == null ? past.at(id, Long.MAX_VALUE) : past.at(id, instant(at));
                });
    }

    private StreamId own(String decider, String id) {
        StreamId stream = history.stream(decider, id);
        access.requireStream(current.get(), stream);
        return stream;
    }

    @GET
    @Path("/{decider}/{id}/diff")
    @Authenticated
    @Operation(summary = "What changed in a stream between two versions, as a JSON Patch")
    public History.Difference diff(
            @PathParam("decider") String decider,
            @PathParam("id") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        long first = version("from", from);
        long last = version("to", to);
        if (first < 1 || last < 1) {
            throw notWhole(first < 1 ? "from" : "to");
        }
        if (first > last) {
            throw ProblemException.badRequest("from", "must not be above to");
        }
        return history.difference(own(decider, id), first, last);
    }

    private static long version(String field, @Nullable String text) {
        if (text == null || !VERSION.matcher(text).matches()) {
            throw notWhole(field);
        }
        return Long.parseLong(text);
    }

    private static ProblemException notWhole(String field) {
        return ProblemException.badRequest(field, "must be a whole number from 1");
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw ProblemException.badRequest(
                    "at", "must be a time like 2026-01-31T12:00:00Z, RFC 3339");
        }
    }

    private static StreamId cursor(String after) {
        int slash = after.indexOf('/');
        if (slash < 1) {
            throw ProblemException.badRequest("after", "must be the next of an earlier page");
        }
        return new StreamId(
                after.substring(0, slash), Ids.require(after.substring(slash + 1), "after"));
    }
}
