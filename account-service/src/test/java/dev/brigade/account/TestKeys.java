package dev.brigade.account;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** RSA keys by their names. */
public final class TestKeys {

    private TestKeys() {}

    /** A JWKS of the private keys. */
    public static String secret(String... kids) {
        return set(kid -> key(kid).toJson(OutputControlLevel.INCLUDE_PRIVATE), kids);
    }

    /** A JWKS of the public keys. */
    public static String open(String... kids) {
        return set(kid -> key(kid).toJson(OutputControlLevel.PUBLIC_ONLY), kids);
    }

    /**
     * The key with this name, made when it is asked for first. It is kept where every class loader
     * finds it: what configures a test and the test itself are loaded by two.
     */
    public static PublicJsonWebKey key(String kid) {
        synchronized (System.class) {
            try {
                String property = "test.key." + kid;
                String known = System.getProperty(property);
                if (known != null) {
                    return PublicJsonWebKey.Factory.newPublicJwk(known);
                }
                PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
                key.setKeyId(kid);
                System.setProperty(property, key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
                return key;
            } catch (JoseException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static String set(Function<String, String> json, String... kids) {
        return Arrays.stream(kids).map(json).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }
}
