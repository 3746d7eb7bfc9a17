package dev.brigade.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what other processes do. */
public final class Await {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    /**
     * Asks again and again until there is an answer.
     *
     * @param what completes the sentence "… within 30 s", such as "the order was not shown"
     * @throws LaunchException when there is none in time
     */
    public static <T> T some(Duration patience, String what, Supplier<Optional<T>> question) {
        Instant deadline = Instant.now().plus(patience);
        Optional<T> answer = question.get();
        while (answer.isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                throw new LaunchException(what + " within " + patience.toSeconds() + " s.");
            }
            pause(PAUSE);
            answer = question.get();
        }
        return answer.get();
    }

    /** Asks until it is so; otherwise as {@link #some}. */
    public static void until(Duration patience, String what, BooleanSupplier condition) {
        some(patience, what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** Lets the time pass. */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        }
    }
}
