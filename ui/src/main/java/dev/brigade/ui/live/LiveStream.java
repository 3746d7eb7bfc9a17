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

    void open(HopFilter filter, @Nullable String lastEventId, Sse sse, SseEventSink sink) {
        var connection = new LiveConnection(ring, filter, start(lastEventId), sse, sink, json);
        listeners.incrementAndGet();
        Thread.ofVirtual()
                .name("live")
                .start(() -> {
                    try {
                        connection.run();
                    } finally {
                        listeners.decrementAndGet();
                    }
                });
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
