package dev.brigade.ui.live;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The stream that feeds every page. */
@Path("/api/live")
class LiveResource {

    private final LiveStream stream;

    @Inject
    LiveResource(LiveStream stream) {
        this.stream = stream;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Every hop as it happens, as server-sent events",
            description =
                    """
                    Events: `hop`, and `gap` when hops were dropped. The `id` of an event is a cursor: send the last one as \
                    `Last-Event-ID` (or `after`, for clients that cannot set headers) to go on from there. Without one, the recent past comes first. \
                    Comments are heartbeats. `types` takes kinds of hops and types of events, with commas between; `filter` is text that must be in the \
                    stream, type, service, correlation id, command id or topic.\
                    """)
    public void live(
            @QueryParam("types") @Nullable String types,
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("after") @Nullable String after,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context Sse sse,
            @Context SseEventSink sink) {
        HopFilter wanted = HopFilter.of(types, filter);
        stream.open(wanted, lastEventId == null ? after : lastEventId, sse, sink);
    }
}
