package dev.brigade.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotsAtWorkTest {

    private static final SlotSet ONE = SlotSet.of(1);
    private static final SlotSet TWO = SlotSet.of(2);

    private final SlotsAtWork atWork = new SlotsAtWork();

    @Test
    void a_slot_at_work_is_looked_at_when_that_is_done_and_only_if_something_came() {
        atWork.begun(ONE.union(TWO));

        assertThat(atWork.without(ONE)).isEqualTo(SlotSet.NONE);
        assertThat(atWork.done(ONE.union(TWO), false)).isEqualTo(ONE);
        assertThat(atWork.without(ONE)).isEqualTo(ONE);
        atWork.begun(ONE);
        assertThat(atWork.done(ONE, false)).isEqualTo(SlotSet.NONE);
    }

    @Test
    void where_more_is_left_it_is_looked_at_all_the_same() {
        atWork.begun(ONE);

        assertThat(atWork.done(ONE, true)).isEqualTo(ONE);
    }

    @Test
    void a_look_everywhere_stays_one_and_counts_for_those_at_work() {
        atWork.begun(ONE);

        assertThat(atWork.without(SlotSet.ALL)).isEqualTo(SlotSet.ALL);
        assertThat(atWork.done(ONE, false)).isEqualTo(ONE);
    }
}
