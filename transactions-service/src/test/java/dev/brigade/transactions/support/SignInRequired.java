package dev.brigade.transactions.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * As in production: whoever calls has a token, and the keys stand in a file. Two are valid, as
 * while they are changed.
 */
public final class SignInRequired implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "brigade.sign-in.mode",
                "required",
                "mp.jwt.verify.publickey.location",
                file(Tokens.jwks("first", "second")).toString());
    }

    private static Path file(String jwks) {
        try {
            Path file = Files.createTempFile("jwks", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, jwks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
