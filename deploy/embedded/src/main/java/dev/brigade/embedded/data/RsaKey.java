package dev.brigade.embedded.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.brigade.embedded.LaunchException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** A private RSA key as a JWKS (RFC 7517, RFC 7518 section 6.3) in a file of its owner's alone. */
final class RsaKey {
    private static final int BITS = 2048;
    private static final List<String> OPEN = List.of("kty", "kid", "n", "e");
    private static final ObjectMapper JSON = new ObjectMapper();

    private RsaKey() {}

    /** The set with the one key in {@code file}; made when there is none. */
    static String keptIn(Path file) {
        return SecretFile.keptIn(file, RsaKey::make);
    }

    /** The set of its public key. */
    static String open(String jwks) {
        try {
            ObjectNode key = (ObjectNode) JSON.readTree(jwks).path("keys").path(0);
            return set(key.retain(OPEN));
        } catch (JsonProcessingException e) {
            throw new LaunchException("A key for signing in is damaged: start with --reset.", e);
        }
    }

    private static String make() {
        RSAPrivateCrtKey key = generate();
        ObjectNode json = JSON.createObjectNode();
        json.put("kty", "RSA").put("kid", UUID.randomUUID().toString());
        json.put("n", number(key.getModulus())).put("e", number(key.getPublicExponent()));
        json.put("d", number(key.getPrivateExponent()));
        json.put("p", number(key.getPrimeP())).put("q", number(key.getPrimeQ()));
        json.put("dp", number(key.getPrimeExponentP())).put("dq", number(key.getPrimeExponentQ()));
        json.put("qi", number(key.getCrtCoefficient()));
        return set(json);
    }

    private static RSAPrivateCrtKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    private static String set(ObjectNode key) {
        ObjectNode set = JSON.createObjectNode();
        set.putArray("keys").add(key);
        return set.toString();
    }

    /** Unsigned: without the byte that Java puts in front for the sign. */
    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int start = bytes[0] == 0 ? 1 : 0;
        byte[] unsigned = Arrays.copyOfRange(bytes, start, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }
}
