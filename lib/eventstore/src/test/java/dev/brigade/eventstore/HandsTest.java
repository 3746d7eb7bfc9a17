package dev.brigade.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandsTest {

    private static final SlotSet FIVE = SlotSet.of(5);

    private static final RecordedEvent EVENT =
            new RecordedEvent(
                    UUID.randomUUID(),
                    Samples.stream("1"),
                    1,
                    Samples.TYPE,
                    1,
                    "{}",
                    false,
                    Samples.ANONYMOUS,
                    Instant.EPOCH,
                    1);

    private final Hands hands = new Hands();

    /** Only what was claimed once is known to be all there was. */
    @BeforeEach
    void claim_all_slots_once() {
        Batch all = batch(2, IntStream.range(0, Slots.COUNT).toArray());
        hands.take(all);
        assertThat(hands.give(all, SlotSet.NONE).hasEachSlot()).isTrue();
    }

    @Test
    void a_slot_of_which_nothing_was_told_meanwhile_is_not_looked_at_again() {
        Batch batch = batch(2, 5, 7);
        hands.take(batch);
        assertThat(hands.free(FIVE.union(SlotSet.of(9)))).isEqualTo(SlotSet.of(9));
        assertThat(hands.give(batch, SlotSet.NONE)).isEqualTo(FIVE);
        assertThat(hands.free(FIVE)).isEqualTo(FIVE);
    }

    @Test
    void what_is_told_of_all_slots_is_told_of_those_in_hands_too() {
        Batch batch = batch(2, 5);
        hands.take(batch);
        assertThat(hands.free(SlotSet.ALL)).isEqualTo(SlotSet.ALL); // blocked streams, too
        assertThat(hands.give(batch, SlotSet.NONE)).isEqualTo(FIVE);
    }

    /** What came behind the window that was cut off may have been told of before. */
    @Test
    void a_slot_that_was_cut_off_is_looked_at_again_until_a_claim_got_all_there_was() {
        Batch batch = batch(2, 5);
        hands.take(batch);
        assertThat(hands.give(batch, FIVE)).isEqualTo(FIVE);
        hands.take(batch);
        assertThat(hands.give(batch, SlotSet.NONE)).isEqualTo(FIVE);
        hands.take(batch);
        assertThat(hands.give(batch, SlotSet.NONE)).isEqualTo(SlotSet.NONE);
    }

    /** Who settles a batch frees its slots a moment before it lets go of them. */
    @Test
    void a_slot_that_was_claimed_again_before_it_was_let_go_of_is_in_hands_yet() {
        Batch settled = batch(2, 5);
        Batch next = batch(4, 5);
        hands.take(settled);
        hands.take(next);
        hands.give(settled, SlotSet.NONE);
        assertThat(hands.free(FIVE)).isEqualTo(SlotSet.NONE);
        assertThat(hands.give(next, SlotSet.NONE)).isEqualTo(FIVE);
        assertThat(hands.free(FIVE)).isEqualTo(FIVE);
    }

    @Test
    void a_blocked_stream_leaves_its_slot_to_others() {
        Batch stream = batch(3, 5);
        hands.take(stream);
        assertThat(hands.free(FIVE)).isEqualTo(FIVE);
        assertThat(hands.give(stream, SlotSet.NONE)).isEqualTo(SlotSet.ALL);
    }

    private static Batch batch(long fence, int... slots) {
        return new Batch(Arrays.stream(slots).mapToObj(slot -> claim(fence, slot)).toList());
    }

    private static Claim claim(long fence, int slot) {
        return new Claim(slot, fence, 0, List.of(EVENT));
    }
}
