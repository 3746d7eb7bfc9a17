package dev.brigade.account.otp;

import java.time.Instant;

/** A one-time password: it lets its user in once, for a short time, after few mistakes. */
public sealed interface OneTimePassword {

    /** Nobody has asked for it. */
    record Absent() implements OneTimePassword {}

    /**
     * It lets in whoever knows it.
     *
     * @param failures how often somebody did not know it
     */
    record Pending(User user, CodeHash code, Instant expiresAt, int failures)
            implements OneTimePassword {}

    /** It lets nobody in any more: it was used, or guessed at too often. */
    record Spent() implements OneTimePassword {}
}
