package dev.brigade.eventstore;

/**
 * Which slots a subscription has in its hands, and where it has to look again once it lets go of
 * them: nobody can claim what is appended there meanwhile. It need not look where nothing was told
 * of and a claim got all there was: a look in vain costs nearly as much as a claim. Thread-safe.
 */
final class Hands {

    private SlotSet held = SlotSet.NONE;
    private SlotSet told = SlotSet.NONE;

    /** Where a claim may have got less than there was: somebody may have left a window open. */
    private SlotSet unsure = SlotSet.ALL;

    /** Where of that somebody could claim something; the rest is remembered. */
    synchronized SlotSet free(SlotSet look) {
        told = told.union(look.intersection(held));
        return look.isAll() ? look : look.without(held);
    }

    synchronized void take(Batch batch) {
        if (!batch.isOfBlockedStream()) {
            held = held.union(batch.slots());
        }
    }

    /**
     * Lets go of a batch.
     *
     * @param uncertain those of its slots that may have more than was claimed
     * @return where to look
     */
    synchronized SlotSet give(Batch batch, SlotSet uncertain) {
        SlotSet slots = batch.slots();
        if (batch.isOfBlockedStream()) {
            return slots;
        }
        SlotSet again = slots.intersection(told.union(unsure).union(uncertain));
        held = held.without(slots);
        told = told.without(slots);
        unsure = unsure.without(slots).union(uncertain);
        return again;
    }
}
