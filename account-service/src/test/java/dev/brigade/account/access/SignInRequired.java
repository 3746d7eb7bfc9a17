package dev.brigade.account.access;

import dev.brigade.account.TestKeys;
import dev.brigade.account.otp.secret.SignInKeys;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Optional;

/**
 * As in production: whoever calls has a token, and the keys are those that the issuer publishes.
 * Two are valid, as while they are changed.
 */
public final class SignInRequired implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("brigade.sign-in.mode", "required", "mp.jwt.verify.publickey", published());
    }

    private static String published() {
        return SignInKeys.of(
                        new SignInKeys.Source(
                                Optional.of(TestKeys.secret("new", "old")), Optional.empty()),
                        new SignInKeys.Source(
                                Optional.of(TestKeys.open("notifier")), Optional.empty()))
                .orElseThrow()
                .published();
    }
}
