package dev.brigade.transactions.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.http.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAfterTest {

    @Test
    void who_asks_for_nothing_takes_anything() {
        assertThat(ReadAfter.of(null, null).minVersion()).isZero();
    }

    @Test
    void two_seconds_are_waited_where_nobody_says_how_long() {
        assertThat(ReadAfter.of("7", null)).isEqualTo(new ReadAfter(7, Duration.ofSeconds(2)));
    }

    @Test
    void a_wait_has_a_unit() {
        assertThat(ReadAfter.of("7", "50ms")).isEqualTo(new ReadAfter(7, Duration.ofMillis(50)));
        assertThat(ReadAfter.of("7", "3s")).isEqualTo(new ReadAfter(7, Duration.ofSeconds(3)));
    }

    @Test
    void the_longest_wait_is_half_a_minute() {
        assertThat(ReadAfter.of("7", "30s").patience()).isEqualTo(Duration.ofSeconds(30));
        assertThat(ReadAfter.of("7", "30000ms").patience()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31s", "30001ms", "99999s", "1", "1m", "-1s", "", "1.5s", "100000ms"})
    void no_other_wait_is_taken(String wait) {
        assertThatThrownBy(() -> ReadAfter.of("7", wait)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "", "1.0", "x", "9999999999999999999"})
    void a_version_is_a_whole_number(String version) {
        assertThatThrownBy(() -> ReadAfter.of(version, null)).isInstanceOf(ProblemException.class);
    }
}
