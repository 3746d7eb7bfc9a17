package dev.brigade.ui.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One listener. It reads the ring at its own pace on a thread of its own: the next event is not
 * written before the last one is on the wire.
 */
final class LiveConnection implements Runnable {

    private static final int BATCH = 256;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration STALLED = Duration.ofSeconds(60);

    private final HopRing ring;
    private final HopFilter filter;
    private final Start start;
    private final Sse sse;
    private final SseEventSink sink;
    private final ObjectMapper json;

    LiveConnection(
            HopRing ring,
            HopFilter filter,
            Start start,
            Sse sse,
            SseEventSink sink,
            ObjectMapper json) {
        this.ring = ring;
        this.filter = filter;
        this.start = start;
        this.sse = sse;
        this.sink = sink;
        this.json = json;
    }

    /**
     * Where a listener begins.
     *
     * @param gap what to tell it first
     */
    record Start(Cursor after, @Nullable Gap gap) {}

    @Override
    public void run() {
        try (sink) {
            Cursor cursor = start.after();
            if (start.gap() != null) {
                send(event("gap", cursor, start.gap()));
            }
            while (!sink.isClosed()) {
                HopRing.Slice slice = ring.after(cursor.number(), BATCH, HEARTBEAT);
                if (slice.closed()) {
                    return;
                }
                cursor = pass(slice, cursor);
            }
        } catch (ExecutionException | TimeoutException | IllegalStateException gone) {
            // The listener went away or stopped reading. It may come back with its cursor.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException("A hop cannot be written as JSON", bug);
        }
    }

    private Cursor pass(HopRing.Slice slice, Cursor cursor)
            throws JsonProcessingException,
                    InterruptedException,
                    ExecutionException,
                    TimeoutException {
        if (slice.dropped() > 0) {
            Cursor before = new Cursor(cursor.epoch(), slice.first() - 1);
            send(event("gap", before, new Gap(Gap.Reason.TOO_SLOW, slice.dropped())));
        }
        if (slice.hops().isEmpty()) {
            send(sse.newEventBuilder().comment("still here").build());
            return cursor;
        }
        long number = slice.first();
        for (Hop hop : slice.hops()) {
            if (filter.accepts(hop)) {
                send(event("hop", new Cursor(cursor.epoch(), number), hop));
            }
            number++;
        }
        return new Cursor(cursor.epoch(), slice.last());
    }

    private OutboundSseEvent event(String name, Cursor id, Object data)
            throws JsonProcessingException {
        return sse.newEventBuilder()
                .name(name)
                .id(id.toString())
                .data(String.class, json.writeValueAsString(data))
                .build();
    }

    private void send(OutboundSseEvent event)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!sink.isClosed()) {
            sink.send(event).toCompletableFuture().get(STALLED.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
