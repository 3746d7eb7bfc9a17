package dev.brigade.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlotSetTest {

    private static final SlotSet EACH =
            IntStream.range(0, Slots.COUNT)
                    .mapToObj(SlotSet::of)
                    .reduce(SlotSet.NONE, SlotSet::union);

    @Test
    void each_slot_is_not_everywhere() {
        assertThat(EACH.hasEachSlot()).isTrue();
        assertThat(EACH.isAll()).isFalse();
        assertThat(EACH.union(SlotSet.ALL)).isEqualTo(SlotSet.ALL);
        assertThat(EACH.intersection(SlotSet.ALL)).isEqualTo(EACH);
        assertThat(SlotSet.ALL.without(SlotSet.NONE)).isEqualTo(SlotSet.ALL);
        assertThat(SlotSet.ALL.without(SlotSet.of(7)).union(SlotSet.of(7))).isEqualTo(EACH);
    }

    @Test
    void what_another_process_told_is_everywhere_when_it_is_each_slot() {
        assertThat(SlotSet.parse(EACH.text())).isEqualTo(SlotSet.ALL);
        assertThat(SlotSet.parse(SlotSet.of(63).text())).isEqualTo(SlotSet.of(63));
    }

    @Test
    void some_of_the_slots_are_in_the_end_others_than_before() {
        SlotSet three = SlotSet.of(0).union(SlotSet.of(1)).union(SlotSet.of(63));

        assertThat(three.some(5)).isEqualTo(three);
        SlotSet seen = SlotSet.NONE;
        while (!seen.equals(three)) {
            SlotSet two = three.some(2);
            assertThat(two.size()).isEqualTo(2);
            assertThat(two.without(three)).isEqualTo(SlotSet.NONE);
            seen = seen.union(two);
        }
    }
}
