package dev.brigade.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationKeysTest {

    private static final PublicJsonWebKey OLD = rsa("old", 2048);
    private static final PublicJsonWebKey NEW = rsa("new", 2048);

    @Test
    void two_public_keys_will_do_from_the_environment_and_from_a_file(@TempDir Path folder)
            throws IOException {
        String jwks = set(publicOf(OLD), publicOf(NEW));
        Path file = Files.writeString(folder.resolve("jwks.json"), jwks);

        assertThatNoException()
                .isThrownBy(() -> VerificationKeys.require(Optional.of(jwks), Optional.empty()));
        assertThatNoException()
                .isThrownBy(() ->
                        VerificationKeys.require(Optional.empty(), Optional.of(file.toString())));
        assertThatNoException()
                .isThrownBy(() ->
                        VerificationKeys.require(
                                Optional.empty(), Optional.of(file.toUri().toString())));
    }

    @Test
    void no_key_at_all_is_said_in_one_line_with_what_to_set() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> VerificationKeys.require(Optional.empty(), Optional.empty()))
                .withMessageContaining("MP_JWT_VERIFY_PUBLICKEY to a JWKS")
                .withMessageContaining("QUARKUS_PROFILE=dev")
                .satisfies(e -> assertThat(e).hasMessageNotContaining("\n"));
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() ->
                        VerificationKeys.require(Optional.empty(), Optional.of("/no/such/file")))
                .withMessageContaining("/no/such/file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "secret", "{}", "{\"keys\":[]}", "-----BEGIN PUBLIC KEY-----", "[1]"})
    void what_is_no_set_of_keys_is_refused_and_not_repeated(String text) {
        refuse(text);
    }

    @Test
    void keys_that_could_sign_are_refused_and_not_repeated() throws JoseException {
        String pem = OLD.toJson(OutputControlLevel.INCLUDE_PRIVATE);
        var shared = OctJwkGenerator.generateJwk(256);
        shared.setKeyId("shared");

        refuse(set(pem));
        refuse(set(shared.toJson(OutputControlLevel.INCLUDE_SYMMETRIC)));
    }

    @Test
    void keys_that_are_short_or_without_a_kid_of_their_own_are_refused() {
        refuse(set(publicOf(rsa("short", 1024))));
        refuse(set(publicOf(rsa(null, 2048))));
        refuse(set(publicOf(OLD), publicOf(OLD)));
    }

    private static void refuse(String keys) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> VerificationKeys.require(Optional.of(keys), Optional.empty()))
                .withMessageStartingWith("MP_JWT_VERIFY_PUBLICKEY ")
                .satisfies(e ->
                        assertThat(e.toString().replaceFirst("\\{.*", ""))
                                .doesNotContain(keys.isEmpty() ? "\n" : keys));
    }

    private static String set(String... keys) {
        return "{\"keys\":[" + String.join(",", List.of(keys)) + "]}";
    }

    private static String publicOf(PublicJsonWebKey key) {
        return key.toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private static PublicJsonWebKey rsa(@Nullable String kid, int bits) {
        try {
            PublicJsonWebKey key = RsaJwkGenerator.generateJwk(bits);
            key.setKeyId(kid);
            return key;
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }
}
