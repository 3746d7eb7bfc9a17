package dev.brigade.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | 7",
                "0 | 0",
                "-3 | 0",
                "99999999999999999999 | 0",
                "soon | 0",
                "'' | 0",
                "61 | 60",
                "Fri, 2 Jan 2026 03:04:15 GMT | 10",
                "Fri, 02 Jan 2026 03:03:05 GMT | 0",
                "Sat, 02 Jan 2027 03:04:15 GMT | 60"
            })
    void it_is_seconds_or_a_date_within_the_bounds(String value, long seconds) {
        HttpHeaders headers =
                HttpHeaders.of(Map.of("Retry-After", List.of(value)), (name, text) -> true);

        assertThat(RetryAfter.of(headers, NOW, Duration.ofMinutes(1))).hasSeconds(seconds);
    }
}
