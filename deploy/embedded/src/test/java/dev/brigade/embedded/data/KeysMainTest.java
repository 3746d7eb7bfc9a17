package dev.brigade.embedded.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysMainTest {
    @TempDir Path service;
    @TempDir Path notifier;

    @Test
    void keys_are_made_at_first_and_stay() throws IOException {
        make();
        String issuer = Files.readString(service.resolve("issuer.json"));
        String secret = Files.readString(notifier.resolve("notifier.json"));
        make();
        assertThat(service.resolve("issuer.json")).hasContent(issuer);
        assertThat(notifier.resolve("notifier.json")).hasContent(secret);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(service.resolve("issuer.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void the_service_has_the_public_half_of_the_notifiers_key_also_when_that_is_a_new_one()
            throws IOException {
        make();
        assertPair();
        Files.delete(notifier.resolve("notifier.json"));
        make();
        assertPair();
    }

    private void make() throws IOException {
        KeysMain.main(new String[] {service.toString(), notifier.toString()});
    }

    private void assertPair() throws IOException {
        JsonNode secret = key(notifier.resolve("notifier.json"));
        JsonNode open = key(service.resolve("notifier.json"));
        assertThat(secret.has("d")).isTrue();
        assertThat(open.properties())
                .extracting(property -> property.getKey())
                .containsExactlyInAnyOrder("kty", "kid", "n", "e");
        assertThat(open.path("n")).isEqualTo(secret.path("n"));
        assertThat(open.path("kid")).isEqualTo(secret.path("kid"));
        assertThat(key(service.resolve("issuer.json")).path("n")).isNotEqualTo(secret.path("n"));
    }

    private static JsonNode key(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile()).path("keys").path(0);
    }
}
