package dev.brigade.eventstore;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the sender and the receiver of pushed events share, and nobody else: it signs requests by
 * HMAC-SHA256, as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> has it. It never
 * shows what it is. Thread-safe.
 */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /**
     * @param text {@code whsec_} and 24 to 64 random bytes in Base64
     * @throws IllegalArgumentException when it is something else; the message does not repeat it
     */
    public static WebhookSecret of(String text) {
        byte[] key =
                text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : new byte[0];
        if (key.length < MIN_BYTES || key.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "A secret is %s and %d to %d bytes in Base64"
                            .formatted(PREFIX, MIN_BYTES, MAX_BYTES));
        }
        return new WebhookSecret(key);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /**
     * The signature of a message, as header {@code webhook-signature} holds it.
     *
     * @param epochSecond when it is sent, as in header {@code webhook-timestamp}
     */
    String sign(String id, long epochSecond, String body) {
        String signed = id + "." + epochSecond + "." + body;
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signature);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecret[hidden]";
    }
}
