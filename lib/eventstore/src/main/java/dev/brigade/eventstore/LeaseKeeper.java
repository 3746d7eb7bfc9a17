package dev.brigade.eventstore;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Extends the leases of batches while they are being handled, three times per lease. */
final class LeaseKeeper {

    private static final Logger LOG = System.getLogger(LeaseKeeper.class.getPackageName());

    private final String view;
    private final Slots slots;
    private final Duration lease;
    private final Set<Batch> held = ConcurrentHashMap.newKeySet();

    LeaseKeeper(String view, Slots slots, Duration lease) {
        this.view = view;
        this.slots = slots;
        this.lease = lease;
    }

    void keep(Batch batch) {
        held.add(batch);
    }

    void release(Batch batch) {
        held.remove(batch);
    }

    /** Works until the latch is down. */
    void run(CountDownLatch stop) {
        try {
            while (!stop.await(lease.toNanos() / 3, TimeUnit.NANOSECONDS)) {
                held.forEach(batch -> batch.claims().forEach(this::extend));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A lease may be over because its batch was settled a moment ago; whether it was lost is found
     * out when it is settled.
     */
    private void extend(Claim claim) {
        try {
            slots.extend(view, claim, lease);
        } catch (EventStoreException e) {
            LOG.log(Level.DEBUG, () -> "Lease of slot %d not extended".formatted(claim.slot()), e);
        }
    }
}
