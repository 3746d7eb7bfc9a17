package dev.brigade.eventstore;

import java.util.List;

/** What a handler gets in one call: what was claimed of some slots, or of one blocked stream. */
final class Batch {

    private final List<Claim> claims;
    private final SlotSet slots;

    /**
     * @param claims at least one, each of another slot
     */
    Batch(List<Claim> claims) {
        this.claims = List.copyOf(claims);
        this.slots = isOfBlockedStream() ? SlotSet.ALL : slotsWith(0);
    }

    List<Claim> claims() {
        return claims;
    }

    List<RecordedEvent> events() {
        return claims.size() == 1
                ? claims.getFirst().events()
                : claims.stream().map(Claim::events).flatMap(List::stream).toList();
    }

    int size() {
        return claims.stream().mapToInt(claim -> claim.events().size()).sum();
    }

    /** Its slots; all of them for a blocked stream. */
    SlotSet slots() {
        return slots;
    }

    /** Those of which it has at least so many events. */
    SlotSet slotsWith(int events) {
        return claims.stream()
                .filter(claim -> claim.events().size() >= events)
                .map(Claim::slot)
                .map(SlotSet::of)
                .reduce(SlotSet.NONE, SlotSet::union);
    }

    boolean isOfBlockedStream() {
        return claims.getFirst().isOfBlockedStream();
    }
}
