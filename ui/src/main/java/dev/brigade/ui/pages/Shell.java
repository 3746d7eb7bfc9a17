package dev.brigade.ui.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The one HTML document of all pages, and the policy that goes with it: nothing from elsewhere, no
 * script but our files and the import map.
 */
record Shell(String html, String contentSecurityPolicy) {

    private static final String TEMPLATE = "shell.html";
    private static final String PLACEHOLDER = "{importmap}";

    static Shell with(ImportMap importMap) {
        String map = importMap.toJson();
        String policy =
                """
                default-src 'self'; script-src 'self' 'sha256-%s'; img-src 'self' data:; object-src 'none'; \
                base-uri 'none'; form-action 'self'; frame-ancestors 'none'\
                """
                        .formatted(sha256(map));
        return new Shell(template().replace(PLACEHOLDER, map), policy);
    }

    private static String template() {
        try (InputStream in =
                Objects.requireNonNull(
                        Thread.currentThread()
                                .getContextClassLoader()
                                .getResourceAsStream(TEMPLATE),
                        TEMPLATE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
