package dev.brigade.eventstore;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Some of the 64 slots.
 *
 * @param bits bit n stands for slot n
 * @param isAll whether it is everywhere: all slots, and the blocked streams of all
 */
record SlotSet(long bits, boolean isAll) {

    static final SlotSet ALL = new SlotSet(-1, true);
    static final SlotSet NONE = new SlotSet(0);

    /** Everywhere when these are all bits. */
    SlotSet(long bits) {
        this(bits, bits == -1);
    }

    static SlotSet of(int slot) {
        return new SlotSet(1L << slot);
    }

    /** What {@link #text} gave; all where that cannot be read. */
    static SlotSet parse(String text) {
        try {
            return new SlotSet(Long.parseUnsignedLong(text, 16));
        } catch (NumberFormatException e) {
            return ALL;
        }
    }

    String text() {
        return Long.toHexString(bits);
    }

    boolean hasEachSlot() {
        return bits == -1;
    }

    int size() {
        return Long.bitCount(bits);
    }

    boolean isEmpty() {
        return bits == 0;
    }

    boolean contains(int slot) {
        return (bits >>> slot & 1) == 1;
    }

    SlotSet union(SlotSet other) {
        return new SlotSet(bits | other.bits, isAll || other.isAll);
    }

    SlotSet intersection(SlotSet other) {
        return new SlotSet(bits & other.bits, isAll && other.isAll);
    }

    SlotSet without(SlotSet other) {
        return new SlotSet(bits & ~other.bits, isAll && other.isEmpty());
    }

    /**
     * So many of its slots, all when there are no more; from any on, so that none is left out for
     * ever.
     */
    SlotSet some(int most) {
        int start = ThreadLocalRandom.current().nextInt(Slots.COUNT);
        return IntStream.range(start, start + Slots.COUNT)
                .map(slot -> slot % Slots.COUNT)
                .filter(this::contains)
                .limit(most)
                .mapToObj(SlotSet::of)
                .reduce(NONE, SlotSet::union);
    }

    /** Ascending. */
    IntStream numbers() {
        return IntStream.range(0, Slots.COUNT).filter(this::contains);
    }
}
