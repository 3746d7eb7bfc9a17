package dev.brigade.eventstore;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Gets batches for a subscription.
 *
 * @param wanted false when no batch is to be begun: the subscription is paused, or ends
 */
record Claiming(
        String view,
        Slots slots,
        SubscriptionOptions options,
        FailureStreak failures,
        BooleanSupplier wanted) {

    private static final Logger LOG = System.getLogger(Claiming.class.getPackageName());

    /** The next batch, of at most so many slots; empty when there is none. */
    Optional<Batch> claim(SlotSet look, int most) {
        List<Claim> claims = slots.claim(view, look, most, options.batchSize(), options.lease());
        failures.succeeded(Settling.STORE);
        if (claims.isEmpty()) {
            return Optional.empty();
        }
        Batch batch = new Batch(claims);
        if (!wanted.getAsBoolean()) {
            // since it began to claim: these may be events that came after a pause
            giveBack(batch);
            return Optional.empty();
        }
        return Optional.of(batch);
    }

    /** Nothing of it was tried. What cannot be given back comes when its lease is over. */
    void giveBack(Batch batch) {
        try {
            batch.claims().forEach(claim -> slots.release(view, claim, Duration.ZERO, null));
        } catch (EventStoreException e) {
            LOG.log(Level.DEBUG, "A batch is not given back", e);
        }
    }

    /** There may be more than it holds. */
    boolean isFull(Batch batch) {
        return batch.size() >= options.batchSize();
    }
}
