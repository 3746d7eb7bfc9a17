package dev.brigade.account.account.dump;

import org.jspecify.annotations.Nullable;

/** A dump cannot be taken now; the message says what is in the way. */
public final class DumpFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DumpFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
