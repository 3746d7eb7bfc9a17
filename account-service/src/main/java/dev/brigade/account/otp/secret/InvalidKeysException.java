package dev.brigade.account.otp.secret;

/** The keys for signing in are not usable. The message is one line, and repeats no key. */
public final class InvalidKeysException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidKeysException(String message) {
        super(message);
    }
}
