package dev.brigade.embedded.data;

import dev.brigade.embedded.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A text in a file that only its owner may read. */
final class SecretFile {
    private SecretFile() {}

    /** The text in {@code file}; made when there is none. */
    static String keptIn(Path file, Supplier<String> secret) {
        try {
            if (!Files.exists(file)) {
                make(file, secret.get());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LaunchException("The secret " + file + " cannot be used (" + e + ").", e);
        }
    }

    /** Written beside and moved, so that there is a whole secret or none. */
    private static void make(Path file, String secret) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, secret);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
