package dev.brigade.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Slots without a database; the log's monitor guards them too. */
record MemorySlots(MemoryLog log, MemoryViews views) implements Slots {

    /** A slot or a blocked stream that is free. */
    private record Candidate(
            long freeAt, boolean isOfBlockedStream, IntFunction<Optional<Claim>> claim) {}

    @Override
    public void register(String view) {
        views.register(view);
    }

    @Override
    public List<Claim> claim(String view, SlotSet among, int most, int limit, Duration lease) {
        synchronized (log) {
            List<MemorySlot> slots = views.slots(view);
            List<Claim> claims;
            int passed;
            do {
                passed = passed(slots);
                claims = claims(candidates(slots, among, lease), most, limit);
            } while (claims.isEmpty()
                    && passed(slots) > passed); // over what blocked streams wait for
            return claims;
        }
    }

    private static List<Claim> claims(List<Candidate> candidates, int most, int limit) {
        List<Claim> claims = new ArrayList<>();
        int left = limit;
        for (Candidate candidate : candidates) {
            if (left == 0 || claims.size() == most) {
                break;
            }
            if (candidate.isOfBlockedStream() && !claims.isEmpty()) {
                continue;
            }
            Optional<Claim> claim = candidate.claim().apply(left);
            claim.ifPresent(claims::add);
            left -= claim.map(c -> c.events().size()).orElse(0);
            if (candidate.isOfBlockedStream() && claim.isPresent()) {
                break;
            }
        }
        return claims;
    }

    @Override
    public SlotSet claimable(String view) {
        synchronized (log) {
            SlotSet slots = SlotSet.NONE;
            for (MemorySlot slot : views.slots(view)) {
                if (slot.blocked.values().stream().anyMatch(b -> isDue(slot, b))) {
                    return SlotSet.ALL;
                }
                if (slot.lease.isFree() && slot.hasMore()) {
                    slots = slots.union(SlotSet.of(slot.number));
                }
            }
            return slots;
        }
    }

    private static boolean isDue(MemorySlot slot, MemoryBlocked stream) {
        return !stream.parked && stream.lease.isFree() && !slot.waitsForBatch(stream);
    }

    /** Who is free for longest comes first. */
    private static List<Candidate> candidates(
            List<MemorySlot> slots, SlotSet among, Duration lease) {
        List<Candidate> candidates = new ArrayList<>();
        for (int number : among.numbers().toArray()) {
            MemorySlot slot = slots.get(number);
            if (slot.lease.isFree() && slot.hasMore()) {
                candidates.add(
                        new Candidate(slot.lease.freeAt, false, limit -> slot.claim(limit, lease)));
            }
            if (!among.isAll()) {
                continue;
            }
            slot.blocked.values().stream()
                    .filter(b -> isDue(slot, b))
                    .map(b ->
                            new Candidate(
                                    b.lease.freeAt, true, limit -> slot.claim(b, limit, lease)))
                    .forEach(candidates::add);
        }
        candidates.sort(Comparator.comparingLong(Candidate::freeAt));
        return candidates;
    }

    private static int passed(List<MemorySlot> slots) {
        return slots.stream().mapToInt(slot -> slot.passed).sum();
    }

    @Override
    public void ack(String view, Claim claim, RecordedEvent upTo) {
        synchronized (log) {
            MemorySlot slot = held(view, claim, upTo);
            if (claim.isOfBlockedStream()) {
                MemoryBlocked stream = heldStream(slot, claim, upTo);
                stream.handled(upTo.version());
                if (!stream.parked) {
                    slot.unblock(stream);
                }
            } else {
                slot.ack(upTo);
            }
        }
    }

    @Override
    public void ack(String view, List<Claim> claims) {
        synchronized (log) {
            claims.forEach(claim -> held(view, claim, claim.last()));
            claims.forEach(claim -> ack(view, claim));
        }
    }

    @Override
    public void nack(String view, Claim claim, RecordedEvent from, Duration delay, String error) {
        synchronized (log) {
            MemorySlot slot = held(view, claim, from);
            if (claim.isOfBlockedStream()) {
                MemoryBlocked stream = heldStream(slot, claim, from);
                if (stream.handledVersion < from.version() - 1) {
                    stream.handled(from.version() - 1);
                }
                stream.failed(delay, error);
            } else {
                slot.block(from.stream(), from.version() - 1, delay, error);
                slot.advance();
            }
        }
    }

    @Override
    public void release(String view, Claim claim, Duration delay, @Nullable String error) {
        synchronized (log) {
            MemorySlot slot = views.slot(view, claim.last().stream());
            if (claim.isOfBlockedStream()) {
                heldStream(slot, claim, claim.last()).failed(delay, error);
            } else if (slot.lease.isHeldBy(claim)) {
                slot.attempts += error == null ? 0 : 1;
                slot.lease.endAndWait(delay);
            } else {
                throw lost(claim);
            }
        }
    }

    @Override
    public boolean extend(String view, Claim claim, Duration time) {
        synchronized (log) {
            MemorySlot slot = views.slot(view, claim.last().stream());
            MemoryBlocked stream = slot.blocked.get(claim.last().stream());
            MemoryLease lease =
                    claim.isOfBlockedStream() && stream != null ? stream.lease : slot.lease;
            boolean held = lease.isHeldBy(claim);
            if (held) {
                lease.extend(time);
            }
            return held;
        }
    }

    @Override
    public Backlog backlog(String view) {
        synchronized (log) {
            List<MemorySlot> slots = views.slots(view);
            List<MemoryBlocked> blocked =
                    slots.stream().flatMap(slot -> slot.blocked.values().stream()).toList();
            long parked = blocked.stream().filter(stream -> stream.parked).count();
            return slots.isEmpty()
                    ? Backlog.UNKNOWN
                    : Backlog.of(
                            slots.stream().mapToLong(MemorySlot::behind).sum(),
                            blocked.size() - parked,
                            parked);
        }
    }

    /** The slot, when the claim still has the event in hands. */
    private MemorySlot held(String view, Claim claim, RecordedEvent event) {
        MemorySlot slot = views.slot(view, event.stream());
        if (!claim.isOfBlockedStream() && !(slot.lease.isHeldBy(claim) && slot.isInBatch(event))) {
            throw lost(claim);
        }
        return slot;
    }

    private static MemoryBlocked heldStream(MemorySlot slot, Claim claim, RecordedEvent event) {
        MemoryBlocked stream = slot.blocked.get(event.stream());
        if (stream == null
                || !stream.lease.isHeldBy(claim)
                || event.version() <= stream.handledVersion
                || event.version() > stream.batchVersion) {
            throw lost(claim);
        }
        return stream;
    }

    private static LeaseLostException lost(Claim claim) {
        return new LeaseLostException(
                "Fence %d does not hold slot %d any more".formatted(claim.fence(), claim.slot()),
                null);
    }
}
