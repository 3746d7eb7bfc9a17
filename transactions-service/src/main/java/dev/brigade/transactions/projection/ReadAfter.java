package dev.brigade.transactions.projection;

import dev.brigade.http.ProblemException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reader wants to see at least, and how long it would wait for it.
 *
 * @param minVersion 0 when anything will do
 */
public record ReadAfter(long minVersion, Duration patience) {

    private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(2);
    private static final Duration MAX_PATIENCE = Duration.ofSeconds(30);
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");
    private static final Pattern WAIT = Pattern.compile("([0-9]{1,5})(ms|s)");

    /**
     * From the query parameters {@code minVersion} and {@code wait}.
     *
     * @throws ProblemException 400 when they are malformed
     */
    public static ReadAfter of(@Nullable String minVersion, @Nullable String wait) {
        return new ReadAfter(minVersion == null ? 0 : version(minVersion), patience(wait));
    }

    private static long version(String text) {
        if (!VERSION.matcher(text).matches()) {
            throw ProblemException.badRequest("minVersion", "must be a whole number from 0");
        }
        return Long.parseLong(text);
    }

    private static Duration patience(@Nullable String text) {
        if (text == null) {
            return DEFAULT_PATIENCE;
        }
        Matcher wait = WAIT.matcher(text);
        if (wait.matches()) {
            long count = Long.parseLong(wait.group(1));
            boolean millis = wait.group(2).equals("ms");
            Duration patience = millis ? Duration.ofMillis(count) : Duration.ofSeconds(count);
            if (patience.compareTo(MAX_PATIENCE) <= 0) {
                return patience;
            }
        }
        throw ProblemException.badRequest("wait", "must be like 500ms or 2s, at most 30s");
    }
}
