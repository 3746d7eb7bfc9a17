package dev.brigade.eventstore;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Hands a claimed batch to the handler, and settles the claim by what comes of it. While the store
 * is away it tries again to settle, so that the batch need not wait for its lease to end.
 */
record BatchHandling(
        String view,
        SubscriptionHandler handler,
        Slots slots,
        LeaseKeeper leases,
        FailureStreak failures,
        Backoff backoff,
        CountDownLatch stop) {

    /** What fails when the store does. */
    static final String STORE = "store";

    private static final Logger LOG = System.getLogger(BatchHandling.class.getPackageName());

    void handle(Claim claim) {
        leases.keep(claim);
        try {
            settle(outcome(claim));
        } finally {
            leases.release(claim);
        }
    }

    private Runnable outcome(Claim claim) {
        try {
            handler.handle(claim.events());
            failures.succeeded(claim.slot());
            return () -> slots.ack(view, claim);
        } catch (Throwable e) {
            boolean interrupted = Thread.interrupted() || e instanceof InterruptedException;
            if (interrupted && stop.getCount() == 0) {
                return () -> slots.giveBack(view, claim);
            }
            failures.failed(claim.slot(), e);
            return () -> slots.nack(view, claim, backoff.after(claim.attempts() + 1), e.toString());
        }
    }

    private void settle(Runnable outcome) {
        for (int attempt = 1; ; attempt++) {
            try {
                outcome.run();
                return;
            } catch (LeaseLostException e) {
                LOG.log(Level.DEBUG, "The lease of a batch ended before it was settled", e);
                return;
            } catch (EventStoreException e) {
                failures.failed(STORE, e);
                if (stoppedWithin(attempt)) {
                    return;
                }
            }
        }
    }

    private boolean stoppedWithin(int attempt) {
        try {
            return stop.await(backoff.after(attempt).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
