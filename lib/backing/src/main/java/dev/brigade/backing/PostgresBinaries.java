package dev.brigade.backing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The Postgres programs of this platform, unpacked from their jar once and then reused. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /**
     * Unpacks into a subdirectory of {@code cache} unless that was done before, and returns the
     * directory that holds {@code bin/postgres}. Safe when several processes do it at once: each
     * unpacks beside the target, and the first to finish renames.
     */
    static Path unpackedIn(Path cache) {
        String archive = archiveName();
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new BackingException(
                        "no Postgres for this platform on the class path: " + archive);
            }
            Path target =
                    cache.resolve(
                            "postgres-" + packed.available() + "-" + archive.replace(".txz", ""));
            if (!Files.exists(target)) {
                Files.createDirectories(cache);
                Path unpacking = Files.createTempDirectory(cache, "unpacking-");
                unpack(packed, unpacking);
                renameUnlessThere(unpacking, target);
            }
            return target;
        } catch (IOException e) {
            throw new BackingException("cannot unpack Postgres into " + cache, e);
        }
    }

    private static void renameUnlessThere(Path unpacked, Path target) throws IOException {
        try {
            Files.move(unpacked, target);
        } catch (IOException e) {
            if (!Files.exists(target)) {
                throw e;
            }
            Directories.delete(unpacked);
        }
    }

    private static void unpack(InputStream packed, Path into) throws IOException {
        try (var tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                write(tar, entry, into.resolve(entry.getName()).normalize());
                entry = tar.getNextEntry();
            }
        }
    }

    private static void write(InputStream tar, TarArchiveEntry entry, Path file)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static String archiveName() {
        String os =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")
                        ? "darwin"
                        : "linux";
        String arch =
                switch (System.getProperty("os.arch")) {
                    case "aarch64", "arm64" -> "arm_64";
                    default -> "x86_64";
                };
        return "postgres-" + os + "-" + arch + ".txz";
    }
}
