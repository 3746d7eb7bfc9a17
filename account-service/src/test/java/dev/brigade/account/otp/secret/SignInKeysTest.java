package dev.brigade.account.otp.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.brigade.account.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInKeysTest {

    private static final String NOTIFIER = TestKeys.open("notifier");

    @Test
    void the_first_key_signs_and_all_are_shown_without_what_is_secret() throws JoseException {
        SignInKeys keys = of(TestKeys.secret("new", "old"), NOTIFIER).orElseThrow();

        assertThat(keys.signingId()).isEqualTo("new");
        assertThat(keys.signing()).isEqualTo(TestKeys.key("new").getPrivateKey());
        assertThat(new JsonWebKeySet(keys.published()).getJsonWebKeys())
                .hasSize(2)
                .allSatisfy(key -> assertThat(((PublicJsonWebKey) key).getPrivateKey()).isNull())
                .extracting("keyId")
                .containsExactly("new", "old");
        assertThat(keys.published()).doesNotContain("\"d\"", "\"p\"", "\"q\"");
        assertThat(keys.toString()).isEqualTo("SignInKeys");
    }

    @Test
    void keys_come_from_files_too(@TempDir Path folder) throws IOException {
        Path issuer = Files.writeString(folder.resolve("issuer"), TestKeys.secret("new"));
        Path notifier = Files.writeString(folder.resolve("notifier"), NOTIFIER);

        assertThat(
                        SignInKeys.of(
                                new SignInKeys.Source(
                                        Optional.empty(), Optional.of(issuer.toString())),
                                new SignInKeys.Source(
                                        Optional.empty(),
                                        Optional.of(notifier.toUri().toString()))))
                .isPresent();
    }

    @Test
    void a_file_that_cannot_be_read_is_named_in_one_line() {
        assertThatExceptionOfType(InvalidKeysException.class)
                .isThrownBy(() ->
                        SignInKeys.of(
                                new SignInKeys.Source(
                                        Optional.empty(), Optional.of("/no/such/file")),
                                new SignInKeys.Source(Optional.of(NOTIFIER), Optional.empty())))
                .withMessageStartingWith("BRIGADE_TOKENS_KEYS_LOCATION cannot be read")
                .withMessageContaining("/no/such/file")
                .withNoCause();
    }

    @Test
    void without_any_key_nobody_can_sign_in_and_with_half_of_them_nothing_starts() {
        assertThat(
                        SignInKeys.of(
                                new SignInKeys.Source(Optional.empty(), Optional.empty()),
                                new SignInKeys.Source(Optional.empty(), Optional.empty())))
                .isEmpty();
        assertThatExceptionOfType(InvalidKeysException.class)
                .isThrownBy(() ->
                        SignInKeys.of(
                                new SignInKeys.Source(
                                        Optional.of(TestKeys.secret("new")), Optional.empty()),
                                new SignInKeys.Source(Optional.empty(), Optional.empty())))
                .withMessageStartingWith("BRIGADE_NOTIFIER_KEYS is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "{}", "{\"keys\":[]}", "-----BEGIN PRIVATE KEY-----"})
    void what_is_no_set_of_keys_is_refused_and_not_repeated(String text) {
        refuse(text, NOTIFIER, "BRIGADE_TOKENS_KEYS holds no ");
        refuse(TestKeys.secret("new"), text, "BRIGADE_NOTIFIER_KEYS holds no ");
    }

    @Test
    void a_public_key_cannot_sign_and_a_private_one_does_not_belong_to_us() {
        refuse(TestKeys.open("new"), NOTIFIER, "BRIGADE_TOKENS_KEYS must hold private RSA keys");
        refuse(
                TestKeys.secret("new"),
                TestKeys.secret("notifier"),
                "BRIGADE_NOTIFIER_KEYS must hold public RSA keys");
    }

    @Test
    void two_keys_have_two_names() {
        refuse(
                TestKeys.secret("new", "new"),
                NOTIFIER,
                "BRIGADE_TOKENS_KEYS must hold private RSA keys");
    }

    private static void refuse(String issuer, String notifier, String rule) {
        assertThatExceptionOfType(InvalidKeysException.class)
                .isThrownBy(() -> of(issuer, notifier))
                .withMessageStartingWith(rule)
                .satisfies(e ->
                        assertThat(e)
                                .hasMessageNotContaining("\n")
                                .hasMessageNotContaining("\"n\""));
    }

    private static Optional<SignInKeys> of(String issuer, String notifier) {
        return SignInKeys.of(
                new SignInKeys.Source(Optional.of(issuer), Optional.empty()),
                new SignInKeys.Source(Optional.of(notifier), Optional.empty()));
    }
}
