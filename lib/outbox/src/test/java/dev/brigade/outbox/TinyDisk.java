package dev.brigade.outbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A filesystem that is so small that it can be filled. Needs the right to mount. */
final class TinyDisk implements AutoCloseable {
    private final Path directory;

    /** Skips the test where nobody may mount. */
    TinyDisk(Path directory, String size) throws Exception {
        this.directory = Files.createDirectories(directory);
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", path());
        Assumptions.assumeTrue(mounted, "this user may not mount a filesystem of its own");
    }

    Path resolve(String name) {
        return directory.resolve(name);
    }

    /** Leaves no byte free. */
    void fill() throws IOException {
        byte[] zeros = new byte[4096];
        try (OutputStream filler = Files.newOutputStream(resolve("filler"))) {
            while (true) {
                filler.write(zeros);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("space")) {
                throw full;
            }
        }
    }

    void makeRoom() throws IOException {
        Files.delete(resolve("filler"));
    }

    private String path() {
        return directory.toString();
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    /** When no process uses it any more. */
    @Override
    public void close() throws Exception {
        run("umount", "--lazy", path());
    }
}
