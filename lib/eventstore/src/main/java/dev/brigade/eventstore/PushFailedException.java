package dev.brigade.eventstore;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An endpoint did not take an event. It names the endpoint's host at most, which is no secret. */
final class PushFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration notBefore;

    /**
     * @param notBefore how long the endpoint asks to wait
     */
    PushFailedException(String message, Duration notBefore, @Nullable Throwable cause) {
        super(message, cause);
        this.notBefore = notBefore;
    }

    /** How long an error, or what is behind it, asks to wait; nothing for most. */
    static Duration notBefore(Throwable error) {
        if (error instanceof PushFailedException push) {
            return push.notBefore;
        }
        return error.getCause() instanceof PushFailedException push
                ? push.notBefore
                : Duration.ZERO;
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
