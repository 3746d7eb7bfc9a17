package dev.brigade.account.account.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key that card numbers are encrypted with: 256 bits. */
public final class CardKey {

    private static final int BYTES = 32;
    private static final String HOW =
            "set it to 32 random bytes in base64, such as the output of: openssl rand -base64 32";

    private final byte[] bytes;

    private CardKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The configured key.
     *
     * @throws InvalidCardKeyException that says what to do, and never repeats the key
     */
    public static CardKey of(Optional<String> configured) {
        String text = configured.map(String::strip).orElse("");
        if (text.isEmpty()) {
            throw new InvalidCardKeyException("BRIGADE_CARD_KEY is missing: " + HOW);
        }
        byte[] bytes = decode(text);
        if (bytes.length != BYTES) {
            throw new InvalidCardKeyException(
                    "BRIGADE_CARD_KEY has %d bytes: %s".formatted(bytes.length, HOW));
        }
        return new CardKey(bytes);
    }

    /** A key for another purpose, from which this one cannot be found (HMAC as a PRF). */
    public SecretKey derive(String purpose) {
        return new SecretKeySpec(hmac(purpose), "HmacSHA256");
    }

    SecretKey aes() {
        return new SecretKeySpec(bytes, "AES");
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidCardKeyException("BRIGADE_CARD_KEY is not base64: " + HOW);
        }
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    /** Nothing of the key. */
    @Override
    public String toString() {
        return "CardKey";
    }
}
