package dev.brigade.account.otp.http;

import dev.brigade.account.otp.IssuedCode;
import dev.brigade.account.otp.OtpCommand.RequestOtp;
import dev.brigade.account.otp.OtpCommand.VerifyOtp;
import dev.brigade.account.otp.Recipient;
import dev.brigade.account.otp.User;
import dev.brigade.account.otp.secret.KeyedHash;
import dev.brigade.account.otp.secret.OtpCodes;
import dev.brigade.account.otp.secret.SignInKeys;
import dev.brigade.account.otp.store.OtpCommands;
import dev.brigade.account.otp.token.People;
import dev.brigade.account.otp.token.Rights;
import dev.brigade.account.otp.token.Tokens;
import dev.brigade.http.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes commands and tokens with the keys that only the doorkeeper has. Thread-safe. */
public final class Doorkeeper {

    private static final int USER_ID = 32;

    private final Optional<SignInKeys> keys;
    private final KeyedHash hashes;
    private final OtpCodes codes;
    private final People people;
    private final Tokens tokens;

    /** Nobody gets in when there are no keys. */
    public Doorkeeper(Optional<SignInKeys> keys, KeyedHash hashes, People people, Tokens tokens) {
        this.keys = keys;
        this.hashes = hashes;
        this.codes = new OtpCodes(hashes);
        this.people = people;
        this.tokens = tokens;
    }

    /** The command that sends a new code, or only seems to when nobody knows the recipient. */
    RequestOtp request(String id, Recipient recipient, Instant now) {
        String userId = hashes.of("user", recipient.identity()).substring(0, USER_ID);
        boolean stranger = people.rightsOf(recipient).roles().isEmpty();
        IssuedCode code = stranger ? codes.none(id, keys()) : codes.issue(id, keys());
        return new RequestOtp(id, new User(userId, recipient), code, now);
    }

    /** The command that tries a code. */
    VerifyOtp verify(String id, String code, Instant now) {
        keys();
        return new VerifyOtp(id, codes.hash(id, code), now);
    }

    /**
     * A token for somebody who is let in.
     *
     * @throws ProblemException 409 when they may do nothing here any more, as for a wrong code
     */
    String token(String requestId, User user, Instant now) {
        Rights rights = people.rightsOf(user.recipient());
        if (rights.roles().isEmpty()) {
            throw OtpCommands.failed(requestId);
        }
        return tokens.issue(keys(), user.id(), rights, now);
    }

    /** The public keys that tokens can be checked with, as a JWKS. */
    String publicKeys() {
        return keys().published();
    }

    private SignInKeys keys() {
        return keys.orElseThrow(() ->
                ProblemException.unavailable(
                        "Nobody can sign in here: %s and %s are not set"
                                .formatted(SignInKeys.ISSUER, SignInKeys.NOTIFIER),
                        Duration.ofMinutes(1)));
    }
}
