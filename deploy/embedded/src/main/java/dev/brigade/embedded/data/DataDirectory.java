package dev.brigade.embedded.data;

import dev.brigade.embedded.LaunchException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** The directory that holds all that outlives a run. While it is open, no other run can open it. */
public final class DataDirectory implements AutoCloseable {
    private static final long NEEDED_MB = 500;

    /** What a reset removes: the unpacked Postgres programs and the lock stay. */
    private static final List<String> CONTENT =
            List.of(
                    "postgres",
                    "postgres.new",
                    "kafka",
                    "logs",
                    "logs.previous",
                    "card.key",
                    "issuer.json",
                    "notifier.json",
                    "endpoints.json");

    private final Path path;
    private final DirectoryLock lock;

    private DataDirectory(Path path, DirectoryLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes it where needed, takes it for this process, and empties it on {@code reset}.
     *
     * @throws LaunchException when it cannot be used, saying what to do
     */
    public static DataDirectory open(Path wished, boolean reset) {
        Path path = wished.toAbsolutePath().normalize();
        try {
            make(path);
            requireSpace(path);
            DirectoryLock lock = DirectoryLock.take(path);
            if (reset) {
                for (String name : CONTENT) {
                    FileTrees.delete(path.resolve(name));
                }
            }
            Files.deleteIfExists(path.resolve("endpoints.json"));
            keepPreviousLogs(path);
            return new DataDirectory(path, lock);
        } catch (FileAlreadyExistsException e) {
            throw new LaunchException(
                    "The data directory " + path + " is a file: name another with --data DIR.", e);
        } catch (IOException e) {
            throw new LaunchException(
                    "The data directory "
                            + path
                            + " cannot be used ("
                            + e
                            + "): make it readable and writable, or name"
                            + " another with --data DIR.",
                    e);
        }
    }

    private static void make(Path path) throws IOException {
        if (!Files.exists(path)) {
            Files.createDirectories(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            return;
        }
        if (!Files.isDirectory(path)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        try (Stream<Path> files = Files.list(path)) {
            if (!Files.exists(path.resolve(DirectoryLock.NAME)) && files.findAny().isPresent()) {
                throw new LaunchException(
                        "The directory "
                                + path
                                + " holds other things than Brigade's data: name an empty one with --data DIR.");
            }
        }
    }

    private static void requireSpace(Path path) throws IOException {
        long free = Files.getFileStore(path).getUsableSpace() / (1024 * 1024);
        if (free < NEEDED_MB) {
            throw new LaunchException(
                    "Only "
                            + free
                            + " MB are free on the disk of "
                            + path
                            + ": free "
                            + NEEDED_MB
                            + " MB, or name a directory elsewhere with --data DIR.");
        }
    }

    private static void keepPreviousLogs(Path path) throws IOException {
        Path logs = path.resolve("logs");
        if (Files.exists(logs)) {
            Path previous = path.resolve("logs.previous");
            FileTrees.delete(previous);
            Files.move(logs, previous);
        }
        Files.createDirectories(logs);
    }

    public Path path() {
        return path;
    }

    /** The log of a process. */
    public Path log(String process) {
        return path.resolve("logs").resolve(process + ".log");
    }

    public Path postgres() {
        return path.resolve("postgres");
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    /** Where programs are unpacked. */
    public Path cache() {
        return path.resolve("cache");
    }

    public Path endpointsFile() {
        return path.resolve("endpoints.json");
    }

    /** The key that account-service encrypts card numbers with, base64; made at the first call. */
    public String cardKey() {
        return CardKey.keptIn(path.resolve("card.key"));
    }

    /** A file with the private key that tokens are signed with, as a JWKS; made at first. */
    public Path issuerKeys() {
        Path file = path.resolve("issuer.json");
        RsaKey.keptIn(file);
        return file;
    }

    /**
     * The public key that codes are encrypted with for who sends them, as a JWKS; the private one
     * stands in {@code notifier.json}, made at the first call.
     */
    public String notifierKeys() {
        return RsaKey.open(RsaKey.keptIn(path.resolve("notifier.json")));
    }

    /** Lets others use it. */
    @Override
    public void close() {
        lock.close();
    }
}
