package dev.brigade.eventstore;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Slots without a database; the log's monitor guards them too. */
final class MemorySlots implements Slots {

    /** One row of what is the table view_slots in Postgres. */
    private static final class Slot {
        final int number;
        int handled;
        long fence;
        int attempts;
        boolean leased;
        long freeAt = System.nanoTime();

        Slot(int number) {
            this.number = number;
        }

        boolean isFree() {
            return System.nanoTime() - freeAt >= 0;
        }

        void freeAfter(Duration time) {
            freeAt = System.nanoTime() + time.toNanos();
        }
    }

    private final MemoryLog log;
    private final Map<String, List<Slot>> views = new HashMap<>();

    MemorySlots(MemoryLog log) {
        this.log = log;
    }

    @Override
    public void register(String view) {
        synchronized (log) {
            views.computeIfAbsent(
                    view, name -> IntStream.range(0, COUNT).mapToObj(Slot::new).toList());
        }
    }

    @Override
    public Optional<Claim> claim(String view, int limit, Duration lease) {
        synchronized (log) {
            return slots(view).stream()
                    .filter(slot -> slot.isFree() && behind(slot) > 0)
                    .min(Comparator.comparingLong(slot -> slot.freeAt))
                    .map(slot -> claim(slot, limit, lease));
        }
    }

    @Override
    public void ack(String view, Claim claim) {
        synchronized (log) {
            Slot slot = held(view, claim);
            slot.handled += claim.events().size();
            slot.attempts = 0;
            release(slot, Duration.ZERO);
        }
    }

    @Override
    public void nack(String view, Claim claim, Duration delay, String error) {
        synchronized (log) {
            Slot slot = held(view, claim);
            slot.attempts++;
            release(slot, delay);
        }
    }

    @Override
    public void giveBack(String view, Claim claim) {
        synchronized (log) {
            release(held(view, claim), Duration.ZERO);
        }
    }

    @Override
    public void extend(String view, Claim claim, Duration lease) {
        synchronized (log) {
            held(view, claim).freeAfter(lease);
        }
    }

    @Override
    public OptionalLong lag(String view) {
        synchronized (log) {
            return views.containsKey(view)
                    ? OptionalLong.of(slots(view).stream().mapToLong(this::behind).sum())
                    : OptionalLong.empty();
        }
    }

    private Claim claim(Slot slot, int limit, Duration lease) {
        slot.fence++;
        slot.leased = true;
        slot.freeAfter(lease);
        List<RecordedEvent> events =
                log.slot(slot.number).stream().skip(slot.handled).limit(limit).toList();
        return new Claim(slot.number, slot.fence, slot.attempts, events);
    }

    private Slot held(String view, Claim claim) {
        Slot slot = slots(view).get(claim.slot());
        if (!slot.leased || slot.fence != claim.fence() || slot.isFree()) {
            throw new LeaseLostException("Slot %d is not held".formatted(claim.slot()), null);
        }
        return slot;
    }

    private static void release(Slot slot, Duration delay) {
        slot.leased = false;
        slot.freeAfter(delay);
    }

    private int behind(Slot slot) {
        return log.slot(slot.number).size() - slot.handled;
    }

    private List<Slot> slots(String view) {
        return views.getOrDefault(view, List.of());
    }
}
