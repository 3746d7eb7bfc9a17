package dev.brigade.signin;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;

/** The public keys that tokens are checked with. Quarkus reads them; here they are looked over. */
final class VerificationKeys {

    static final String KEYS = "MP_JWT_VERIFY_PUBLICKEY";
    static final String FILE = KEYS + "_LOCATION";

    private static final int MIN_BITS = 2048;

    private VerificationKeys() {}

    /**
     * Goes on when tokens can be checked.
     *
     * @param keys a JWKS
     * @param location of a file that holds one; an https address is left to Quarkus
     * @throws ConfigurationException that says in one line what is wrong, and repeats no key
     */
    static void require(Optional<String> keys, Optional<String> location) {
        if (keys.isPresent()) {
            check(KEYS, keys.get());
        } else if (!location.orElseThrow(missing()).startsWith("https:")) {
            check(FILE, read(location.get()));
        }
    }

    private static Supplier<ConfigurationException> missing() {
        return () ->
                new ConfigurationException(
                        ("Sign-in needs public keys: set %s to a JWKS, or %s to a file that holds"
                                        + " one; or set QUARKUS_PROFILE=dev to work without sign-in,"
                                        + " on loopback")
                                .formatted(KEYS, FILE));
    }

    /** Without its cause, since Quarkus prints the one line only when there is none beneath it. */
    private static String read(String location) {
        try {
            return Files.readString(Path.of(location.replaceFirst("^file:(//)?", "")));
        } catch (IOException unreadable) {
            throw new ConfigurationException(FILE + " cannot be read: " + unreadable);
        }
    }

    private static void check(String setting, String jwks) {
        List<JsonWebKey> keys;
        try {
            keys = new JsonWebKeySet(jwks).getJsonWebKeys();
        } catch (JoseException malformed) {
            throw new ConfigurationException(setting + " holds no JWKS: {\"keys\":[...]}");
        }
        Set<String> ids = new HashSet<>();
        for (JsonWebKey key : keys) {
            if (!isPublic(key) || key.getKeyId() == null || !ids.add(key.getKeyId())) {
                throw new ConfigurationException(
                        setting
                                + " must hold public RSA keys of at least 2048 bits only, each with"
                                + " a kid of its own");
            }
        }
        if (keys.isEmpty()) {
            throw new ConfigurationException(setting + " holds no key");
        }
    }

    /** A private or a shared key here could sign tokens, so it must not get this far. */
    private static boolean isPublic(JsonWebKey key) {
        return key instanceof RsaJsonWebKey rsa
                && rsa.getPrivateKey() == null
                && rsa.getRsaPublicKey().getModulus().bitLength() >= MIN_BITS;
    }
}
