package dev.brigade.eventstore;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * Handles a batch. While there is more than a batch holds, it goes on by itself, and claims the
 * next ones while it handles one: so a subscription that catches up keeps the database and the
 * handler busy at once, and its workers claim side by side.
 *
 * @param ahead how many batches it claims while it handles one
 */
record Worker(
        Claiming claiming,
        BatchHandling handling,
        Hands hands,
        LeaseKeeper leases,
        Wakeup wakeup,
        int ahead) {

    /**
     * @param share events that the batch has at least of each slot of which it may not have all
     * @param everywhere whether it was looked for in all slots: only then the next one may be, or a
     *     few busy slots would keep all workers from the others
     */
    void work(Batch first, int share, boolean everywhere) {
        Queue<CompletableFuture<Optional<Batch>>> claimed = new ArrayDeque<>();
        Optional<Batch> batch = Optional.of(first);
        int atLeast = share;
        while (batch.isPresent()) {
            while (everywhere && claiming.isFull(batch.get()) && claimed.size() < ahead) {
                claimed.add(claimAhead());
            }
            boolean handled = false;
            try {
                handled = handle(batch.get(), atLeast);
            } finally {
                if (!handled) {
                    claimed.forEach(next -> next.join().ifPresent(this::giveBack));
                }
            }
            batch = handled ? next(claimed) : Optional.empty();
            atLeast = 1; // the dispatcher may have looked in vain before it was in hands
        }
    }

    private boolean handle(Batch batch, int share) {
        SlotSet uncertain = batch.slots();
        try {
            boolean handled = handling.handle(batch);
            if (handled && !claiming.isFull(batch)) {
                uncertain = batch.slotsWith(share);
            }
            return handled;
        } finally {
            wakeup.signal(hands.give(batch, uncertain));
        }
    }

    /** Empty when none of the claims got anything, or nothing is wanted any more. */
    private Optional<Batch> next(Queue<CompletableFuture<Optional<Batch>>> claimed) {
        while (!claimed.isEmpty()) {
            Optional<Batch> next = claimed.remove().join().filter(this::isWanted);
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
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
                        // The dispatcher meets it, too, and tells.
                    } finally {
                        claimed.complete(Optional.empty()); // unless it is
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
