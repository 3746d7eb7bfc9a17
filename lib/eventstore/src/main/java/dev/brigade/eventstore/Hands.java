package dev.brigade.eventstore;

import java.util.ArrayList;
import java.util.List;

/**
 * Which slots a subscription has in its hands, and where it has to look again once it lets go of
 * them: nobody can claim what is appended there meanwhile. It need not look where nothing was told
 * of and a claim got all there was: a look in vain costs nearly as much as a claim. Thread-safe.
 */
final class Hands {

    /** Two of them may have a slot: who settles a batch has it until it lets go. */
    private final List<Batch> batches = new ArrayList<>();

    private SlotSet told = SlotSet.NONE;

    /** Where a claim may have got less than there was: somebody may have left a window open. */
    private SlotSet unsure = SlotSet.ALL;

    /** Where of that somebody could claim something; the rest is remembered. */
    synchronized SlotSet free(SlotSet look) {
        SlotSet held = held();
        told = told.union(look.intersection(held));
        return look.isAll() ? look : look.without(held);
    }

    synchronized void take(Batch batch) {
        if (!batch.isOfBlockedStream()) {
            batches.add(batch);
        }
    }

    /**
     * Lets go of a batch.
     *
     * @param uncertain those of its slots that may have more than was claimed
     * @return where to look
     */
    synchronized SlotSet give(Batch batch, SlotSet uncertain) {
        if (batch.isOfBlockedStream()) {
            return batch.slots();
        }
        batches.remove(batch);
        SlotSet slots = batch.slots().without(held());
        SlotSet again = slots.intersection(told.union(unsure).union(uncertain));
        told = told.without(slots);
        unsure = unsure.without(slots).union(uncertain);
        return again;
    }

    private SlotSet held() {
        return batches.stream().map(Batch::slots).reduce(SlotSet.NONE, SlotSet::union);
    }
}
