package dev.brigade.account.otp.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;

/** Reads RSA keys of at least 2048 bits from a JWKS (RFC 7517). */
final class RsaKeys {

    private static final int MIN_BITS = 2048;

    private RsaKeys() {}

    /**
     * The keys of a setting; none when it is not set.
     *
     * @param setting the name of its environment variable; with {@code _LOCATION} that of the file
     * @throws InvalidKeysException that says what is wrong in one line, and repeats no key
     */
    static List<RsaJsonWebKey> read(
            String setting, Optional<String> jwks, Optional<String> location, boolean secret) {
        if (jwks.isPresent()) {
            return parse(setting, jwks.get(), secret);
        }
        return location.isPresent()
                ? parse(setting + "_LOCATION", content(setting, location.get()), secret)
                : List.of();
    }

    private static String content(String setting, String location) {
        try {
            return Files.readString(Path.of(location.replaceFirst("^file:(//)?", "")));
        } catch (IOException unreadable) {
            throw new InvalidKeysException(setting + "_LOCATION cannot be read: " + unreadable);
        }
    }

    private static List<RsaJsonWebKey> parse(String setting, String jwks, boolean secret) {
        List<RsaJsonWebKey> keys = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        try {
            for (JsonWebKey key : new JsonWebKeySet(jwks).getJsonWebKeys()) {
                if (key instanceof RsaJsonWebKey rsa && isUsable(rsa, secret, ids)) {
                    keys.add(rsa);
                } else {
                    throw new InvalidKeysException(rule(setting, secret));
                }
            }
        } catch (JoseException malformed) {
            throw new InvalidKeysException(setting + " holds no JWKS: {\"keys\":[...]}");
        }
        if (keys.isEmpty()) {
            throw new InvalidKeysException(setting + " holds no key");
        }
        return List.copyOf(keys);
    }

    private static boolean isUsable(RsaJsonWebKey key, boolean secret, Set<String> ids) {
        return key.getRsaPublicKey().getModulus().bitLength() >= MIN_BITS
                && (key.getPrivateKey() != null) == secret
                && key.getKeyId() != null
                && ids.add(key.getKeyId());
    }

    private static String rule(String setting, boolean secret) {
        return "%s must hold %s RSA keys of at least 2048 bits only, each with a kid of its own"
                .formatted(setting, secret ? "private" : "public");
    }
}
