package dev.brigade.ui.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Opens one {@link LiveConnection} for each listener. Thread-safe. */
public final class LiveStream {

    private final String epoch = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final AtomicInteger listeners = new AtomicInteger();
    private final HopRing ring;
    private final int replay;
    private final ObjectMapper json;

    /**
     * A stream of the hops in a ring.
     *
     * @param replay how many hops of the past a listener gets that comes without a cursor
     */
    public LiveStream(HopRing ring, int replay, ObjectMapper json) {
        this.ring = ring;
        this.replay = replay;
        this.json = json;
    }

    /** How many listen now. */
    public int listeners() {
        return listeners.get();
    }

    /** Answers the listener on its own thread from here on. */
    void open(HopFilter filter, @Nullable String lastEventId, Sse sse, SseEventSink sink) {
        LiveConnection.Start start = start(lastEventId);
        // Said by the request's own thread, so that the head of the answer is written by one only.
        var greeted = sink.send(sse.newEventBuilder().comment("after " + start.after()).build());
        listeners.incrementAndGet();
        greeted.whenComplete((_, _) ->
                Thread.ofVirtual()
                        .name("live")
                        .start(() -> {
                            try {
                                new LiveConnection(ring, filter, start, sse, sink, json).run();
                            } finally {
                                listeners.decrementAndGet();
                            }
                        }));
    }

    private LiveConnection.Start start(@Nullable String lastEventId) {
        if (lastEventId == null) {
            Cursor recent = new Cursor(epoch, Math.max(0, ring.head() - replay));
            return new LiveConnection.Start(recent, null);
        }
        Cursor cursor = Cursor.parse(lastEventId);
        return cursor != null && cursor.epoch().equals(epoch)
                ? new LiveConnection.Start(cursor, null)
                : new LiveConnection.Start(
                        new Cursor(epoch, 0), new Gap(Gap.Reason.RESTARTED, null));
    }
}
