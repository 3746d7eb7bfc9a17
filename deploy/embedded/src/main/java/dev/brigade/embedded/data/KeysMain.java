package dev.brigade.embedded.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the keys for signing in, where there are none: {@code issuer.json}, which tokens are signed
 * with, and {@code notifier.json}, once with the public key alone, which codes are encrypted with,
 * and once with the private one, for who sends them.
 */
public final class KeysMain {
    private KeysMain() {}

    /** Two directories that are there: account-service's, and the notifier's. */
    static void main(String[] directories) throws IOException {
        Path service = Path.of(directories[0]);
        Path notifier = Path.of(directories[1]);
        RsaKey.keptIn(service.resolve("issuer.json"));
        String secret = RsaKey.keptIn(notifier.resolve("notifier.json"));
        Path open = service.resolve("notifier.json");
        Files.deleteIfExists(open); // the notifier's may be another one by now
        SecretFile.keptIn(open, () -> RsaKey.open(secret));
    }
}
