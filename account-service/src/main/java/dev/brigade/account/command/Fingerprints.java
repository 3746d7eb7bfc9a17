package dev.brigade.account.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Tells requests apart without keeping them: HMAC-SHA-256. Thread-safe. */
public final class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    /** Fingerprints under a key of any length. */
    public Fingerprints(SecretKey key) {
        this.key = key;
    }

    /** The fingerprint of a request. */
    public String of(String method, String path, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] hash = mac.doFinal((method + ' ' + path + '\n' + body).getBytes(UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
