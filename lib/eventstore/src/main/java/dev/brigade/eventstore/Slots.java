package dev.brigade.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The positions of views in the slots that streams are hashed to. Consumers claim slots, or blocked
 * streams of them, by leases; the methods that settle a claim throw {@link LeaseLostException} when
 * its lease is over, and then change nothing.
 */
interface Slots {

    /** How many there are for each view. */
    int COUNT = 64;

    /**
     * Where a new stream goes. Any hash would do, since the first event decides for the whole
     * stream; mixed as at the end of MurmurHash3, for names that differ in few bits.
     */
    static short of(StreamId stream) {
        int hash = stream.hashCode();
        hash = (hash ^ hash >>> 16) * 0x85EB_CA6B;
        hash = (hash ^ hash >>> 13) * 0xC2B2_AE35;
        return (short) ((hash ^ hash >>> 16) & COUNT - 1);
    }

    /** Registers a view; nothing changes when it is registered already. */
    void register(String view);

    /** The next events of one free slot or blocked stream; empty when none has any. */
    default Optional<Claim> claim(String view, int limit, Duration lease) {
        return claim(view, SlotSet.ALL, 1, limit, lease).stream().findFirst();
    }

    /**
     * The next events of some of these slots, or, where these are everywhere, of a blocked stream:
     * such a claim comes alone.
     *
     * @param most how many slots are claimed at most, from 1; fewer when {@code limit} events are
     *     found before
     */
    List<Claim> claim(String view, SlotSet among, int most, int limit, Duration lease);

    /**
     * Where a claim would get something now; everywhere when a blocked stream's time has come. It
     * costs less than a claim that looks everywhere.
     */
    SlotSet claimable(String view);

    /** All events of the claim are handled, but for those of streams that were refused. */
    default void ack(String view, Claim claim) {
        ack(view, claim, claim.last());
    }

    /** The same of each of these claims; of none when the lease of one is over. */
    void ack(String view, List<Claim> claims);

    /** The events of the claim up to this one are handled, but for those that were refused. */
    void ack(String view, Claim claim, RecordedEvent upTo);

    /**
     * Refuses an event and what follows it in its stream: that is blocked for the delay, while the
     * other streams of the claim stay to be settled. What the claim holds of the stream before the
     * event is handled.
     */
    void nack(String view, Claim claim, RecordedEvent from, Duration delay, String error);

    /**
     * What is not settled comes again as it was, after the delay.
     *
     * @param error null when it was merely given back, which counts as no failure
     */
    void release(String view, Claim claim, Duration delay, @Nullable String error);

    /** The lease lasts that long from now; false when it is over. */
    boolean extend(String view, Claim claim, Duration lease);

    /** What a view has left to do. */
    Backlog backlog(String view);
}
