package dev.brigade.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookoutTest {

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
}
