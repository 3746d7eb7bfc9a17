package dev.brigade.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    static final Duration YOUNG = Duration.ofSeconds(1);

    @Test
    void the_first_death_is_answered_at_once() {
        assertThat(Backoff.NONE.afterDeathAt(YOUNG).pause()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void the_pause_doubles_with_each_early_death() {
        assertThat(Backoff.NONE.afterDeathAt(YOUNG).afterDeathAt(YOUNG).pause())
                .isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void the_pause_is_never_longer_than_five_seconds() {
        Backoff backoff = Backoff.NONE;
        for (int i = 0; i < 100; i++) {
            backoff = backoff.afterDeathAt(YOUNG);
        }
        assertThat(backoff.pause()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_process_that_lived_long_begins_anew() {
        Backoff backoff =
                Backoff.NONE
                        .afterDeathAt(YOUNG)
                        .afterDeathAt(YOUNG)
                        .afterDeathAt(Duration.ofHours(1));
        assertThat(backoff.pause()).isEqualTo(Duration.ofMillis(200));
    }
}
