package dev.brigade.account.access;

import dev.brigade.account.TestKeys;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** As in production: whoever calls has a token. Two keys are valid, as while they are changed. */
public final class SignInRequired implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "brigade.sign-in.mode",
                "required",
                "mp.jwt.verify.publickey",
                TestKeys.open("new", "old"));
    }
}
