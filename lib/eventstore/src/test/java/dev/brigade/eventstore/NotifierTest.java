package dev.brigade.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifierTest {

    @ParameterizedTest
    @CsvSource({
        "500,    PT0.001S, PT0.001S",
        "500,    PT0.008S, PT0.001S",
        "1500,   PT0.008S, PT0.001S",
        "15000,  PT0.001S, PT0.008S",
        "15000,  PT0.008S, PT0.008S"
    })
    void how_long_it_pauses_follows_from_the_rate_of_appends_and_not_from_the_pause_before(
            int perSecond, Duration before, Duration settled) {
        Duration pause = before;
        for (int i = 0; i < 10; i++) {
            int told = Math.max(1, (int) (perSecond * pause.toNanos() / 1_000_000_000L));
            pause = Notifier.pauseAfter(told, pause);
        }

        assertThat(pause).isEqualTo(settled);
    }
}
