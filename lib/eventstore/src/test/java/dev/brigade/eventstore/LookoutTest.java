package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookoutTest {

    private static final SlotSet SLOT = SlotSet.of(Slots.of(stream("1")));

    private final Wakeup wakeup = new Wakeup();
    private final List<Long> lingers = new ArrayList<>();

    /** Lingers for no time, but notes that it should. */
    private final CountDownLatch stop =
            new CountDownLatch(1) {
                @Override
                public boolean await(long timeout, TimeUnit unit) {
                    return lingers.add(timeout) && getCount() == 0;
                }
            };

    @ParameterizedTest
    @CsvSource({
        "PT0.0003S, PT0.025S, PT0.025S",
        "PT0.010S,  PT0.025S, PT0.100S",
        "PT10S,     PT0.025S, PT1S",
        "PT0.010S,  PT5S,     PT5S",
        "PT10S,     PT5S,     PT5S"
    })
    void looks_take_at_most_a_tenth_of_the_time_and_come_once_a_second_or_as_often_as_asked(
            Duration took, Duration pollInterval, Duration next) {
        assertThat(Lookout.lookAgainAfter(took, pollInterval)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "0,    PT0.005S, PT0.050S, PT0.005S",
        "2,    PT0.005S, PT0.050S, PT0.005S",
        "20,   PT0.005S, PT0.050S, PT0.020S",
        "1000, PT0.005S, PT0.050S, PT0.050S",
        "1000, PT0S,     PT0S,     PT0S",
        "1,    PT0.010S, PT0.010S, PT0.010S"
    })
    void lingers_for_a_millisecond_for_each_event_within_the_bounds(
            long events, Duration atLeast, Duration underLoad, Duration linger) {
        var options = SubscriptionOptions.defaults().withLinger(atLeast, underLoad);
        assertThat(Lookout.linger(events, options)).isEqualTo(linger);
    }

    @Test
    void how_many_events_were_found_by_looking_does_not_make_it_linger() throws Exception {
        Lookout lookout = lookout(Duration.ofMillis(1));

        assertThat(lookout.next()).isEqualTo(SLOT);
        lookout.claimed(SlotSet.NONE, 500);
        wakeup.signal(SLOT);
        lookout.next();

        assertThat(lingers).isEmpty();
    }

    @Test
    void how_many_came_where_something_was_appended_does() throws Exception {
        Lookout lookout = lookout(Duration.ofMinutes(5));

        wakeup.signal(SLOT);
        assertThat(lookout.next()).isEqualTo(SLOT);
        lookout.claimed(SlotSet.NONE, 500);
        wakeup.signal(SLOT);
        lookout.next();

        assertThat(lingers).hasSize(1);
    }

    /** One that has looked everywhere once, before there was an event. */
    private Lookout lookout(Duration pollInterval) throws InterruptedException {
        var store = new InMemoryEventStore();
        store.register(DECIDER, List.of(TYPE));
        store.slots().register("view");
        Lookout lookout =
                new Lookout(
                        "view",
                        SubscriptionOptions.defaults()
                                .withPollInterval(pollInterval)
                                .withLinger(Duration.ZERO, Duration.ofSeconds(1)),
                        store.slots(),
                        new Hands(),
                        new FailureStreak("view", Duration.ofSeconds(1)),
                        wakeup,
                        stop);
        assertThat(lookout.next()).isEqualTo(SlotSet.ALL);
        lookout.claimed(SlotSet.NONE, 0);
        store.append(stream("1"), 0, events(1), ANONYMOUS);
        return lookout;
    }
}
