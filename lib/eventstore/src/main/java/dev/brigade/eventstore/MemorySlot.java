package dev.brigade.eventstore;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One row of what is the table view_slots in Postgres, with the blocked streams of the slot. */
final class MemorySlot {

    final int number;
    final MemoryLease lease = new MemoryLease();
    final Map<StreamId, MemoryBlocked> blocked = new LinkedHashMap<>();
    int attempts;

    /** How many of the slot's events are passed: handled, or left to blocked streams. */
    int passed;

    private final MemoryLog log;
    private int batchEnd;

    MemorySlot(int number, MemoryLog log) {
        this.number = number;
        this.log = log;
    }

    /** The next events that are not of blocked streams; empty when there are none. */
    Optional<Claim> claim(int limit, Duration time) {
        List<RecordedEvent> all = log.slot(number);
        List<RecordedEvent> events =
                all.subList(passed, all.size()).stream()
                        .filter(event -> !blocked.containsKey(event.stream()))
                        .limit(limit)
                        .toList();
        if (events.isEmpty()) {
            passed = all.size();
            return Optional.empty();
        }
        batchEnd = log.placeInSlot(events.getLast()) + 1;
        lease.take(lease.fence + 2, time);
        return Optional.of(new Claim(number, lease.fence, attempts, events));
    }

    Optional<Claim> claim(MemoryBlocked stream, int limit, Duration time) {
        List<RecordedEvent> events =
                log.stream(stream.stream).stream()
                        .skip(stream.handledVersion)
                        .limit(limit)
                        .filter(event -> log.placeInSlot(event) < passed)
                        .toList();
        if (events.isEmpty()) {
            unblock(stream);
            return Optional.empty();
        }
        stream.batchVersion = events.getLast().version();
        stream.lease.take(Math.max(stream.lease.fence, lease.fence) + 2 | 1, time);
        return Optional.of(new Claim(number, stream.lease.fence, stream.attempts, events));
    }

    boolean hasMore() {
        return passed < log.slot(number).size();
    }

    void ack(RecordedEvent event) {
        passed = log.placeInSlot(event) + 1;
        attempts = 0;
        for (MemoryBlocked stream : blocked.values()) {
            if (stream.lease.fence == lease.fence) {
                stream.handledVersion = passedVersion(stream.stream);
            }
        }
        advance();
    }

    /** Passes over events of blocked streams; the lease ends when nothing else is left. */
    void advance() {
        while (passed < batchEnd && isRefused(log.slot(number).get(passed))) {
            passed++;
        }
        if (passed == batchEnd) {
            lease.endAndWait(Duration.ZERO);
        }
    }

    /** Refuses an event of the batch in hands. */
    void block(StreamId stream, long handledVersion, Duration delay, @Nullable String error) {
        MemoryBlocked known = blocked.get(stream);
        if (known == null || known.lease.fence == lease.fence) {
            MemoryBlocked refused =
                    known == null ? new MemoryBlocked(stream, handledVersion) : known;
            refused.handledVersion = Math.max(refused.handledVersion, handledVersion);
            refused.lease.fence = 0;
            refused.failed(delay, error);
            blocked.put(stream, refused);
        }
    }

    void park(StreamId stream, @Nullable String reason) {
        MemoryBlocked parked =
                blocked.computeIfAbsent(
                        stream,
                        unknown -> {
                            MemoryBlocked added = new MemoryBlocked(stream, passedVersion(stream));
                            added.lease.fence = lease.isHeld() ? lease.fence : 0;
                            return added;
                        });
        parked.parked = true;
        parked.reason = reason;
    }

    /**
     * Unless its next event is left to it, or lies in the batch in hands, or its last handled one
     * would be delivered again.
     */
    void unblock(MemoryBlocked stream) {
        if (!stream.lease.isHeld()
                && !waits(stream, lease.isHeld() ? batchEnd : passed)
                && stream.handledVersion <= passedVersion(stream.stream)) {
            blocked.remove(stream.stream);
        }
    }

    /** Whether its next event is in the batch in hands. */
    boolean waitsForBatch(MemoryBlocked stream) {
        return lease.isHeld() && !waits(stream, passed) && waits(stream, batchEnd);
    }

    boolean isInBatch(RecordedEvent event) {
        int place = log.placeInSlot(event);
        return passed <= place && place < batchEnd;
    }

    long passedVersion(StreamId stream) {
        return log.stream(stream).stream().filter(event -> log.placeInSlot(event) < passed).count();
    }

    long behind() {
        return unhandled().count();
    }

    /** What is behind the cursor, and what waits in blocked streams. */
    Stream<RecordedEvent> unhandled() {
        List<RecordedEvent> all = log.slot(number);
        return Stream.concat(
                all.subList(passed, all.size()).stream()
                        .filter(event -> !blocked.containsKey(event.stream())),
                blocked.values().stream()
                        .flatMap(b -> log.stream(b.stream).stream().skip(b.handledVersion)));
    }

    /** Lets all come again from that place on. */
    void rewind(int place) {
        passed = Math.min(passed, place);
        attempts = 0;
        endLeases();
        blocked.values().removeIf(stream -> !waits(stream, place));
    }

    /** Whoever has something in hands loses it. */
    void endLeases() {
        lease.end();
        lease.fence += 2;
        for (MemoryBlocked stream : blocked.values()) {
            stream.lease.end();
            stream.lease.fence = 0;
        }
    }

    private boolean waits(MemoryBlocked stream, int before) {
        List<RecordedEvent> events = log.stream(stream.stream);
        return stream.handledVersion < events.size()
                && log.placeInSlot(events.get((int) stream.handledVersion)) < before;
    }

    private boolean isRefused(RecordedEvent event) {
        return blocked.containsKey(event.stream())
                && Objects.requireNonNull(blocked.get(event.stream())).lease.fence != lease.fence;
    }
}
