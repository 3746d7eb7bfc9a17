package dev.brigade.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private final RetryPolicy policy =
            new RetryPolicy(5, Duration.ofMillis(100), Duration.ofSeconds(1));

    @Test
    void pauses_double_up_to_the_longest_and_are_random_in_their_second_half() {
        assertThat(policy.pauseAfter(1)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(policy.pauseAfter(3)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(policy.pauseAfter(1_000))
                .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void a_policy_without_attempts_is_refused() {
        assertThatThrownBy(() -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
