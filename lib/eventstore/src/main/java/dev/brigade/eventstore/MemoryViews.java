package dev.brigade.eventstore;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Views without a database; the log's monitor guards them too. */
final class MemoryViews implements ViewOperations {

    private final MemoryLog log;
    private final Map<String, List<MemorySlot>> views = new HashMap<>();
    private final Map<String, URI> httpUrls = new HashMap<>();

    MemoryViews(MemoryLog log) {
        this.log = log;
    }

    /** Those of a view; none when nobody registered it. */
    List<MemorySlot> slots(String view) {
        return views.getOrDefault(view, List.of());
    }

    MemorySlot slot(String view, StreamId stream) {
        return required(view).get(Slots.of(stream));
    }

    @Override
    public void register(String view) {
        Arguments.requireName("view", view);
        synchronized (log) {
            views.computeIfAbsent(
                    view,
                    name ->
                            IntStream.range(0, Slots.COUNT)
                                    .mapToObj(number -> new MemorySlot(number, log))
                                    .toList());
        }
    }

    @Override
    public void register(String view, URI httpUrl) {
        HttpUrls.requireHttp(httpUrl);
        register(view);
        synchronized (log) {
            httpUrls.put(view, httpUrl);
        }
    }

    @Override
    public Optional<URI> httpUrl(String view) {
        synchronized (log) {
            return Optional.ofNullable(httpUrls.get(view));
        }
    }

    @Override
    public OptionalLong lag(String view) {
        synchronized (log) {
            return views.containsKey(view)
                    ? OptionalLong.of(slots(view).stream().mapToLong(MemorySlot::behind).sum())
                    : OptionalLong.empty();
        }
    }

    @Override
    public Optional<Frontier> frontier(String view) {
        synchronized (log) {
            return views.containsKey(view) ? Optional.of(frontier(slots(view))) : Optional.empty();
        }
    }

    private Frontier frontier(List<MemorySlot> slots) {
        List<RecordedEvent> left = slots.stream().flatMap(MemorySlot::unhandled).toList();
        long position =
                left.stream()
                        .mapToLong(event -> event.position() - 1)
                        .min()
                        .orElse(log.all().isEmpty() ? 0 : log.all().getLast().position());
        return new Frontier(
                position,
                left.stream().map(RecordedEvent::createdAt).min(Comparator.naturalOrder()));
    }

    @Override
    public List<BlockedStream> blocked(String view) {
        synchronized (log) {
            return required(view).stream()
                    .flatMap(slot -> slot.blocked.values().stream())
                    .sorted(Comparator.comparing((MemoryBlocked stream) -> stream.blockedAt))
                    .map(stream -> stream.described(log.stream(stream.stream).size()))
                    .toList();
        }
    }

    @Override
    public void park(String view, StreamId stream, String reason) {
        synchronized (log) {
            slotWith(view, stream).park(stream, reason);
        }
    }

    @Override
    public boolean unpark(String view, StreamId stream) {
        synchronized (log) {
            MemorySlot slot = slotWith(view, stream);
            MemoryBlocked blocked = slot.blocked.get(stream);
            if (blocked == null || !blocked.parked) {
                return false;
            }
            blocked.parked = false;
            blocked.reason = null;
            blocked.attempts = 0;
            blocked.lastError = null;
            if (!blocked.lease.isHeld()) {
                blocked.lease.endAndWait(Duration.ZERO);
                slot.unblock(blocked);
            }
            return true;
        }
    }

    @Override
    public void rewind(String view, Instant from) {
        synchronized (log) {
            for (MemorySlot slot : required(view)) {
                List<RecordedEvent> events = log.slot(slot.number);
                int first =
                        (int) events.stream().takeWhile(e -> e.createdAt().isBefore(from)).count();
                slot.rewind(first);
            }
        }
    }

    @Override
    public boolean switchTo(String view, String replacement) {
        Arguments.requireTwoViews(view, replacement);
        synchronized (log) {
            long left = required(view).stream().mapToLong(MemorySlot::behind).sum();
            List<MemorySlot> slots = required(replacement);
            if (slots.stream().mapToLong(MemorySlot::behind).sum() > left) {
                return false;
            }
            slots.forEach(MemorySlot::endLeases);
            views.put(view, slots);
            views.remove(replacement);
            httpUrls.remove(replacement);
            return true;
        }
    }

    private MemorySlot slotWith(String view, StreamId stream) {
        MemorySlot slot = slot(view, stream);
        if (log.stream(stream).isEmpty()) {
            throw new UnknownStreamException("Stream %s has no events".formatted(stream), null);
        }
        return slot;
    }

    private List<MemorySlot> required(String view) {
        List<MemorySlot> slots = slots(view);
        if (slots.isEmpty()) {
            throw new UnknownViewException("View %s does not exist".formatted(view), null);
        }
        return slots;
    }
}
