package dev.brigade.backing;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Attempts to reach the Postgres at a port of loopback while it starts. */
record ConnectionAttempts(int port) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(30);

    /**
     * Returns when the server answers.
     *
     * @param lives whether there is still somebody to wait for
     * @param why what the server said last
     */
    void untilOneAnswers(BooleanSupplier lives, Supplier<String> why) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!Databases.answer(port)) {
            if (!lives.getAsBoolean()) {
                throw new BackingException("Postgres ended at once: " + why.get());
            }
            if (Instant.now().isAfter(deadline)) {
                throw new BackingException("Postgres does not answer: " + why.get());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("interrupted while Postgres started");
        }
    }
}
