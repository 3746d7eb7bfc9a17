package dev.brigade.eventstore;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Handles a batch. While there is more than a batch holds, it goes on by itself, and claims the
 * next one while it handles one: so a subscription that catches up keeps the database and the
 * handler busy at once, and its workers claim side by side.
 */
record Worker(
        Claiming claiming, BatchHandling handling, Hands hands, LeaseKeeper leases, Wakeup wakeup) {

    private static final CompletableFuture<Optional<Batch>> NOTHING =
            CompletableFuture.completedFuture(Optional.empty());

    /**
     * @param share events that the batch has at least of each slot of which it may not have all
     * @param everywhere whether it was looked for in all slots: only then the next one may be, or a
     *     few busy slots would keep all workers from the others
     */
    void work(Batch first, int share, boolean everywhere) {
        Optional<Batch> batch = Optional.of(first);
        int atLeast = share;
        while (batch.isPresent()) {
            batch = handle(batch.get(), atLeast, everywhere);
            atLeast = 1; // the dispatcher may have looked in vain before it was in hands
        }
    }

    /** Answers the next batch. */
    private Optional<Batch> handle(Batch batch, int share, boolean everywhere) {
        CompletableFuture<Optional<Batch>> next =
                everywhere && claiming.isFull(batch) ? claimAhead() : NOTHING;
        boolean handled = false;
        SlotSet uncertain = batch.slots();
        try {
            handled = handling.handle(batch);
            if (handled && !claiming.isFull(batch)) {
                uncertain = batch.slotsWith(share);
            }
        } finally {
            wakeup.signal(hands.give(batch, uncertain));
            if (!handled) {
                next.join().ifPresent(this::giveBack);
            }
        }
        return handled ? next.join().filter(this::isWanted) : Optional.empty();
    }

    /** Whatever goes wrong is left to the dispatcher, who looks everywhere next. */
    private CompletableFuture<Optional<Batch>> claimAhead() {
        CompletableFuture<Optional<Batch>> claimed = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        Optional<Batch> batch =
                                claiming.claim(hands.free(SlotSet.ALL), SlotSet.ALL.size());
                        batch.ifPresent(this::take);
                        claimed.complete(batch);
                    } catch (EventStoreException e) {
                        claimed.complete(Optional.empty());
                    } catch (Throwable e) {
                        claimed.completeExceptionally(e);
                    }
                });
        return claimed;
    }

    private void take(Batch batch) {
        hands.take(batch);
        leases.keep(batch);
    }

    private boolean isWanted(Batch batch) {
        boolean wanted = claiming.wanted().getAsBoolean();
        if (!wanted) {
            giveBack(batch);
        }
        return wanted;
    }

    private void giveBack(Batch batch) {
        leases.release(batch);
        claiming.giveBack(batch);
        wakeup.signal(hands.give(batch, batch.slots()));
    }
}
