package dev.brigade.account.account.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DumpSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "03:00, PT24H, 2026-03-01T03:00:00Z,       2026-03-01T03:00:00Z",
        "03:00, PT24H, 2026-03-01T02:59:59.999Z,   2026-02-28T03:00:00Z",
        "03:00, PT24H, 2026-03-01T23:59:00Z,       2026-03-01T03:00:00Z",
        "00:00, PT24H, 2028-02-29T12:00:00Z,       2028-02-29T00:00:00Z",
        "03:30, PT6H,  2026-03-01T10:00:00Z,       2026-03-01T09:30:00Z",
        "03:30, PT6H,  2026-03-01T03:00:00Z,       2026-02-28T21:30:00Z",
        "00:00, PT1S,  2026-03-01T10:00:00.500Z,   2026-03-01T10:00:00Z",
    })
    void a_dump_is_due_at_its_time_of_each_day_or_of_part_of_it(
            LocalTime at, Duration every, Instant now, Instant due) {
        assertThat(settings(at, every).lastDue(now)).isEqualTo(due);
    }

    @Test
    void at_least_one_dump_is_kept_and_some_time_passes_between_two() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(LocalTime.MIDNIGHT, Duration.ofMillis(999)))
                .withMessageContaining("brigade.dump.every");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new DumpSettings(
                                LocalTime.MIDNIGHT, Duration.ofDays(1), 0, Duration.ofDays(1)))
                .withMessageContaining("brigade.dump.keep");
    }

    private static DumpSettings settings(LocalTime at, Duration every) {
        return new DumpSettings(at, every, 7, Duration.ofDays(14));
    }
}
