package dev.brigade.embedded.data;

import dev.brigade.embedded.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A random key of 256 bits in a file that only its owner may read. */
final class CardKey {
    private static final int BYTES = 32;

    private CardKey() {}

    /** The key in {@code file}, in base64; made when there is none. */
    static String keptIn(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LaunchException("The card key " + file + " cannot be used (" + e + ").", e);
        }
    }

    /** Written beside and moved, so that there is a whole key or none. */
    private static void make(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, Base64.getEncoder().encodeToString(key));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
