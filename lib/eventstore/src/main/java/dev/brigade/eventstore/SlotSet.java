package dev.brigade.eventstore;

import java.util.stream.IntStream;

/**
 * Some of the 64 slots.
 *
 * @param bits bit n stands for slot n
 */
record SlotSet(long bits) {

    static final SlotSet ALL = new SlotSet(-1);
    static final SlotSet NONE = new SlotSet(0);

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

    boolean isAll() {
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
        return new SlotSet(bits | other.bits);
    }

    SlotSet intersection(SlotSet other) {
        return new SlotSet(bits & other.bits);
    }

    SlotSet without(SlotSet other) {
        return new SlotSet(bits & ~other.bits);
    }

    /** Ascending. */
    IntStream numbers() {
        return IntStream.range(0, Slots.COUNT).filter(this::contains);
    }
}
