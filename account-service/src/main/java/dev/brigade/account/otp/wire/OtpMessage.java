package dev.brigade.account.otp.wire;

import org.jspecify.annotations.Nullable;

/** The events of a one-time password as JSON: a contract. */
public sealed interface OtpMessage {

    /**
     * {@code OtpRequestedEvent}.
     *
     * @param expiresAt in UTC, RFC 3339
     * @param sealedCode a JWE for the notifier; left out of the answer to whoever asked
     */
    record Requested(
            String id,
            String requestId,
            String channel,
            String address,
            String expiresAt,
            @Nullable String sealedCode)
            implements OtpMessage {}

    /** {@code OtpAttemptFailedEvent}. */
    record AttemptFailed(String id, String requestId, int attemptsLeft) implements OtpMessage {}

    /** {@code UserSignedInEvent}. */
    record SignedIn(String id, String requestId, String userId, String channel)
            implements OtpMessage {}

    /** {@code OtpNotRequestedEvent}. */
    record NotRequested(String id, String reason) implements OtpMessage {}

    /** {@code UserNotSignedInEvent}. */
    record NotSignedIn(String id, String reason) implements OtpMessage {}
}
