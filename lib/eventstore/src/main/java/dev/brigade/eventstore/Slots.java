package dev.brigade.eventstore;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The positions of views in the slots that streams are hashed to. Consumers claim slots by leases;
 * the methods that end or extend one throw {@link LeaseLostException} when it is over, and then
 * change nothing.
 */
interface Slots {

    /** How many there are for each view. */
    int COUNT = 64;

    /** Registers a view; nothing changes when it is registered already. */
    void register(String view);

    /** The next events of one free slot; empty when no free slot has any. */
    Optional<Claim> claim(String view, int limit, Duration lease);

    /** All events of the claim are handled. */
    void ack(String view, Claim claim);

    /** They failed, and come again after the delay. */
    void nack(String view, Claim claim, Duration delay, String error);

    /** They were not handled, and may come again at once. */
    void giveBack(String view, Claim claim);

    /** The lease lasts that long from now. */
    void extend(String view, Claim claim, Duration lease);

    /** How many committed events are not handled; empty when the view is not registered. */
    OptionalLong lag(String view);
}
