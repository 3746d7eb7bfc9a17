package dev.brigade.account.otp.secret;

import dev.brigade.account.otp.CodeHash;
import dev.brigade.account.otp.IssuedCode;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

/**
 * Makes codes of six digits, and forgets them at once: what remains is a keyed hash, and the code
 * encrypted for the notifier (JWE, RFC 7516: RSA-OAEP-256 with A256GCM). Both name the request, so
 * neither means anything in another one. Thread-safe.
 */
public final class OtpCodes {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 1_000_000;
    private static final int NOTHING = 32;

    private final KeyedHash hashes;

    /** Codes whose hashes are made like this. */
    public OtpCodes(KeyedHash hashes) {
        this.hashes = hashes;
    }

    /** A new code for a request. */
    public IssuedCode issue(String requestId, SignInKeys keys) {
        String code = "%06d".formatted(RANDOM.nextInt(CODES));
        String sealed = "{\"requestId\":\"%s\",\"code\":\"%s\"}".formatted(requestId, code);
        return new IssuedCode(hash(requestId, code), seal(sealed, keys));
    }

    /** What a stranger gets: it looks the same, but there is no code, so none is sent or right. */
    public IssuedCode none(String requestId, SignInKeys keys) {
        byte[] nothing = new byte[NOTHING];
        RANDOM.nextBytes(nothing);
        return new IssuedCode(
                hash(requestId, HexFormat.of().formatHex(nothing)),
                seal("{\"requestId\":\"%s\"}".formatted(requestId), keys));
    }

    /** What a code becomes, in a request. */
    public CodeHash hash(String requestId, String code) {
        return new CodeHash(hashes.of("one-time password", requestId + '\n' + code));
    }

    private static String seal(String text, SignInKeys keys) {
        JsonWebEncryption sealed = new JsonWebEncryption();
        sealed.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.RSA_OAEP_256);
        sealed.setEncryptionMethodHeaderParameter(
                ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        sealed.setKeyIdHeaderValue(keys.notifierId());
        sealed.setKey(keys.notifier());
        sealed.setPlaintext(text);
        try {
            return sealed.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A code cannot be encrypted for the notifier", e);
        }
    }
}
