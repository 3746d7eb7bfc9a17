package dev.brigade.account.otp;

import java.time.Instant;

/** What can be asked of a one-time password. */
public sealed interface OtpCommand {

    /** The id of the request for it. */
    String id();

    /** Sends a code to somebody who wants to sign in. */
    record RequestOtp(String id, User user, IssuedCode code, Instant now) implements OtpCommand {}

    /** Signs in with a code. */
    record VerifyOtp(String id, CodeHash code, Instant now) implements OtpCommand {}
}
