package dev.brigade.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WakeupTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Wakeup wakeup = new Wakeup();

    @Test
    void a_signal_before_the_wait_ends_it_and_says_where() throws InterruptedException {
        wakeup.signal(SlotSet.of(3));
        wakeup.signal(SlotSet.of(5));

        assertThat(wakeup.await(LONG)).isEqualTo(SlotSet.of(3).union(SlotSet.of(5)));
    }

    @Test
    void without_a_signal_it_may_be_anywhere() throws InterruptedException {
        assertThat(wakeup.await(Duration.ofNanos(1))).isEqualTo(SlotSet.ALL);
    }

    @Test
    void a_later_signal_whose_time_has_come_is_not_lost_beside_another()
            throws InterruptedException {
        wakeup.signalAfter(Duration.ZERO);
        wakeup.signal(SlotSet.of(3));

        assertThat(wakeup.await(LONG)).isEqualTo(SlotSet.ALL);
    }

    @Test
    void a_later_signal_ends_a_wait_when_its_time_comes() throws InterruptedException {
        wakeup.signalAfter(Duration.ofMillis(5));

        SlotSet found = SlotSet.NONE;
        while (found.isEmpty()) {
            found = wakeup.await(LONG);
        }
        assertThat(found).isEqualTo(SlotSet.ALL);
    }
}
