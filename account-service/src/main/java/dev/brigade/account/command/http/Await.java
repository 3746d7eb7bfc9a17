package dev.brigade.account.command.http;

import dev.brigade.http.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets a client read its own write: {@code ?minVersion=N&wait=2s}. */
public final class Await {

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");
    private static final Pattern WAIT = Pattern.compile("([0-9]{1,5})(ms|s)");
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Await() {}

    /**
     * Reads until the version is there.
     *
     * @param minVersion the version to wait for; null = whatever is there
     * @param wait how long, such as {@code 2s} or {@code 500ms}, at most 10 s; null = not at all
     * @return empty when nothing is there, and no version was asked for
     * @throws ProblemException 503 when the version is not there in time
     */
    public static <T> Optional<T> version(
            @Nullable String minVersion,
            @Nullable String wait,
            Supplier<Optional<T>> read,
            ToLongFunction<T> version) {
        if (minVersion == null) {
            return read.get();
        }
        long wanted = parseVersion(minVersion);
        long deadline = System.nanoTime() + parseWait(wait).toNanos();
        while (true) {
            Optional<T> now = read.get();
            if (now.isPresent() && version.applyAsLong(now.get()) >= wanted) {
                return now;
            }
            if (System.nanoTime() >= deadline) {
                throw ProblemException.unavailable(
                        "Version " + wanted + " is not there yet", Duration.ofSeconds(1));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static long parseVersion(String text) {
        if (!VERSION.matcher(text).matches()) {
            throw ProblemException.badRequest("minVersion", "must be a whole number");
        }
        return Long.parseLong(text);
    }

    private static Duration parseWait(@Nullable String text) {
        if (text == null) {
            return Duration.ZERO;
        }
        Matcher parts = WAIT.matcher(text);
        if (parts.matches()) {
            long number = Long.parseLong(parts.group(1));
            Duration wait =
                    parts.group(2).equals("s")
                            ? Duration.ofSeconds(number)
                            : Duration.ofMillis(number);
            if (wait.compareTo(LONGEST) <= 0) {
                return wait;
            }
        }
        throw ProblemException.badRequest(
                "wait", "must be a time such as 2s or 500ms, at most 10s");
    }
}
