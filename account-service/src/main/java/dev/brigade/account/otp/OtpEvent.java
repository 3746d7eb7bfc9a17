package dev.brigade.account.otp;

import dev.brigade.decider.Refusal;
import java.time.Instant;

/** What happened to a one-time password, or was refused. */
public sealed interface OtpEvent {

    /** The id of the request for it. */
    String id();

    /** A code is on its way. */
    record OtpRequested(String id, User user, IssuedCode code, Instant expiresAt)
            implements OtpEvent {}

    /**
     * Somebody did not know the code. It is recorded, as a refusal would not be, because it counts.
     *
     * @param attemptsLeft 0 when nobody can sign in with it any more
     */
    record OtpAttemptFailed(String id, int attemptsLeft) implements OtpEvent {}

    /** Somebody knew the code. */
    record UserSignedIn(String id, User user) implements OtpEvent {}

    /** The id is taken. */
    record OtpNotRequested(String id, String reason) implements OtpEvent, Refusal {}

    /** There is no such code, or none any more. */
    record UserNotSignedIn(String id, String reason) implements OtpEvent, Refusal {}
}
