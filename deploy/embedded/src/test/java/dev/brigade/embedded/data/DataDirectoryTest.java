package dev.brigade.embedded.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.brigade.embedded.LaunchException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir Path parent;

    @Test
    void the_card_key_is_random_kept_and_its_owners_alone() throws IOException {
        Path path = parent.resolve("data");
        String first = cardKey(path, false);
        assertThat(Base64.getDecoder().decode(first)).hasSize(32);
        assertThat(cardKey(path, false)).isEqualTo(first);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(path.resolve("card.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void the_keys_for_signing_in_are_kept_and_their_private_halves_are_the_owners_alone()
            throws Exception {
        Path path = parent.resolve("data");
        String issuer;
        String notifier;
        try (DataDirectory data = DataDirectory.open(path, false)) {
            issuer = Files.readString(data.issuerKeys());
            notifier = data.notifierKeys();
        }
        try (DataDirectory data = DataDirectory.open(path, false)) {
            assertThat(data.issuerKeys()).hasContent(issuer);
            assertThat(data.notifierKeys()).isEqualTo(notifier);
        }
        for (String file : List.of("issuer.json", "notifier.json")) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(path.resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(key(notifier).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("kty", "kid", "n", "e");
        assertThat(isPair(key(Files.readString(path.resolve("notifier.json"))), key(notifier)))
                .isTrue();
        assertThat(isPair(key(issuer), key(RsaKey.open(issuer)))).isTrue();
        assertThat(isPair(key(issuer), key(notifier))).isFalse();
    }

    /** Whether what one signs, the other verifies. */
    private static boolean isPair(JsonNode secret, JsonNode open) throws GeneralSecurityException {
        KeyFactory keys = KeyFactory.getInstance("RSA");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(
                keys.generatePrivate(
                        new RSAPrivateCrtKeySpec(
                                number(secret, "n"),
                                number(secret, "e"),
                                number(secret, "d"),
                                number(secret, "p"),
                                number(secret, "q"),
                                number(secret, "dp"),
                                number(secret, "dq"),
                                number(secret, "qi"))));
        signature.update((byte) 1);
        byte[] signed = signature.sign();
        signature.initVerify(
                keys.generatePublic(new RSAPublicKeySpec(number(open, "n"), number(open, "e"))));
        signature.update((byte) 1);
        return signature.verify(signed);
    }

    private static BigInteger number(JsonNode key, String field) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(field).asText()));
    }

    private static JsonNode key(String jwks) throws IOException {
        return new ObjectMapper().readTree(jwks).path("keys").path(0);
    }

    @Test
    void a_reset_begins_anew() {
        Path path = parent.resolve("data");
        assertThat(cardKey(path, false)).isNotEqualTo(cardKey(path, true));
    }

    @Test
    void a_directory_with_other_things_is_left_alone() throws IOException {
        Files.writeString(parent.resolve("thesis.txt"), "years of work");
        assertThatThrownBy(() -> DataDirectory.open(parent, true))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("holds other things");
        assertThat(parent.resolve("thesis.txt")).exists();
    }

    @Test
    void a_file_is_no_directory() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));
        assertThatThrownBy(() -> DataDirectory.open(file, false))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void the_logs_of_the_run_before_are_kept() throws IOException {
        Path path = parent.resolve("data");
        try (DataDirectory data = DataDirectory.open(path, false)) {
            Files.writeString(data.log("kafka"), "before");
        }
        try (DataDirectory data = DataDirectory.open(path, false)) {
            assertThat(data.log("kafka")).doesNotExist();
            assertThat(path.resolve("logs.previous/kafka.log")).hasContent("before");
        }
    }

    private static String cardKey(Path path, boolean reset) {
        try (DataDirectory data = DataDirectory.open(path, reset)) {
            return data.cardKey();
        }
    }
}
