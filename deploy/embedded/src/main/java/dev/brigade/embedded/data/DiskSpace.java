package dev.brigade.embedded.data;

import dev.brigade.embedded.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room for the data: Postgres's log alone takes a hundred megabytes soon. */
final class DiskSpace {
    private static final long NEEDED_MB = 500;
    private static final String TOO_LITTLE =
            "Only %d MB are free on the disk of %s: free %d MB, or name a directory elsewhere with --data DIR.";

    private DiskSpace() {}

    /**
     * Where {@code path} is not there, its nearest parent counts.
     *
     * @throws LaunchException when there is too little
     */
    static void require(Path path) {
        long free = freeMegabytes(path);
        if (free < NEEDED_MB) {
            throw new LaunchException(TOO_LITTLE.formatted(free, path, NEEDED_MB));
        }
    }

    private static long freeMegabytes(Path path) {
        try {
            return Files.getFileStore(existing(path)).getUsableSpace() / (1024 * 1024);
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    private static Path existing(Path path) {
        Path parent = path.getParent();
        return Files.exists(path) || parent == null ? path : existing(parent);
    }
}
