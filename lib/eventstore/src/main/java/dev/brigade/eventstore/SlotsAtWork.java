package dev.brigade.eventstore;

/**
 * The slots whose batches are in hands: claims cannot get them, so there is no use to look there
 * before that is done. Thread-safe.
 */
final class SlotsAtWork {

    private SlotSet atWork = SlotSet.NONE;
    private SlotSet missed = SlotSet.NONE;

    synchronized void begun(SlotSet slots) {
        atWork = atWork.union(slots);
    }

    /** Those that are free; of the others it keeps in mind that there is something. */
    synchronized SlotSet without(SlotSet signalled) {
        missed = missed.union(signalled.intersection(atWork));
        // a look everywhere also finds blocked streams
        return signalled.isAll() ? signalled : signalled.without(atWork);
    }

    /**
     * They are free again.
     *
     * @param more whether there may be something in all of them
     * @return where to look at once
     */
    synchronized SlotSet done(SlotSet slots, boolean more) {
        SlotSet again = more ? slots : slots.intersection(missed);
        atWork = atWork.without(slots);
        missed = missed.without(slots);
        return again;
    }
}
