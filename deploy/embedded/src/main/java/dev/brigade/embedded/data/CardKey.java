package dev.brigade.embedded.data;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A random key of 256 bits in a file that only its owner may read. */
final class CardKey {
    private static final int BYTES = 32;

    private CardKey() {}

    /** The key in {@code file}, in base64; made when there is none. */
    static String keptIn(Path file) {
        return SecretFile.keptIn(file, CardKey::make);
    }

    private static String make() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
