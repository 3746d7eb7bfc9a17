package dev.brigade.eventstore;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Header {@code Retry-After} of RFC 9110: seconds, or a date. */
final class RetryAfter {

    private RetryAfter() {}

    /** How long the endpoint asks to wait: 0 when it does not, at most the longest. */
    static Duration of(HttpHeaders headers, Instant now, Duration longest) {
        Duration asked =
                headers.firstValue("retry-after")
                        .map(value -> parsed(value.strip(), now))
                        .orElse(Duration.ZERO);
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(longest) < 0 ? asked : longest;
    }

    private static Duration parsed(String value, Instant now) {
        try {
            if (value.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(value));
            }
            return Duration.between(
                    now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from));
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
